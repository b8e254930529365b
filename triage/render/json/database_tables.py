"""The tables of a run as a database: the records of `--jsonl`, in rows that refer to one another.

Names and keys follow sqlite-utils, so that Datasette and it show rows with their labels: whole-number `id`s, foreign keys,
lists as JSON, a full-text index called `articles_fts`. What is called `index`, `id`, `start` and `end` of an article or a match
in JSON is `position`, `identity`, `span_start` and `span_end` here: the others are words of SQL, or mean the row.
docs/research.md tells people about them.
"""

TABLES = """
CREATE TABLE run (
    id INTEGER PRIMARY KEY, schema INTEGER NOT NULL, version TEXT NOT NULL, rules_version TEXT NOT NULL,
    arguments TEXT NOT NULL
);
CREATE TABLE stats (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE profiles (
    id TEXT PRIMARY KEY, title TEXT, sha256 TEXT NOT NULL, threshold TEXT NOT NULL, text TEXT
);
CREATE TABLE stories (id TEXT PRIMARY KEY, size INTEGER NOT NULL, score REAL NOT NULL, band TEXT NOT NULL);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, type TEXT NOT NULL, path TEXT NOT NULL, position INTEGER NOT NULL, identity TEXT NOT NULL,
    title TEXT, abstract TEXT, lead TEXT, body TEXT, byline TEXT, authors TEXT NOT NULL, credits TEXT, slug TEXT,
    keywords TEXT NOT NULL, outlet TEXT, language TEXT, language_detected INTEGER NOT NULL, url TEXT, published TEXT,
    day TEXT, week TEXT, published_text TEXT, updated TEXT, arrived TEXT, status TEXT, embargoed TEXT, expires TEXT,
    version TEXT, words INTEGER NOT NULL, format TEXT, encoding TEXT, score REAL NOT NULL, band TEXT NOT NULL,
    story TEXT REFERENCES stories(id) DEFERRABLE INITIALLY DEFERRED, role TEXT, snippets TEXT, summary TEXT
);
CREATE TABLE scores (
    article INTEGER NOT NULL REFERENCES articles(id), profile TEXT NOT NULL REFERENCES profiles(id),
    score REAL NOT NULL, band TEXT NOT NULL, threshold TEXT NOT NULL, hit INTEGER NOT NULL, reason TEXT, reason_by TEXT,
    fuzzy_only INTEGER NOT NULL, matches_cut INTEGER NOT NULL, PRIMARY KEY (article, profile)
);
CREATE TABLE contributions (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(id),
    profile TEXT NOT NULL REFERENCES profiles(id), term TEXT NOT NULL, points REAL NOT NULL, without REAL NOT NULL,
    count INTEGER NOT NULL, kinds TEXT NOT NULL
);
CREATE TABLE matches (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(id),
    profile TEXT NOT NULL REFERENCES profiles(id), term TEXT NOT NULL, field TEXT NOT NULL, zone TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    similarity REAL NOT NULL
);
CREATE TABLE entities (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles(id), text TEXT NOT NULL, type TEXT NOT NULL,
    count INTEGER NOT NULL, confidence REAL NOT NULL, value TEXT
);
CREATE TABLE entity_spans (
    id INTEGER PRIMARY KEY, entity INTEGER NOT NULL REFERENCES entities(id), field TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL
);
CREATE TABLE problems (id INTEGER PRIMARY KEY, path TEXT NOT NULL, position INTEGER, code TEXT NOT NULL, message TEXT NOT NULL);
"""
#: Made when all rows are there: an index that grows with them costs more.
INDEXES = """
CREATE INDEX idx_articles_identity ON articles(identity);
CREATE INDEX idx_articles_outlet_week ON articles(outlet, week);
CREATE INDEX idx_articles_published ON articles(published);
CREATE INDEX idx_articles_story ON articles(story);
CREATE INDEX idx_scores_profile ON scores(profile);
CREATE INDEX idx_contributions_article ON contributions(article);
CREATE INDEX idx_contributions_term ON contributions(term);
CREATE INDEX idx_matches_article ON matches(article);
CREATE INDEX idx_matches_term ON matches(term);
CREATE INDEX idx_entities_article ON entities(article);
CREATE INDEX idx_entities_text ON entities(text);
CREATE INDEX idx_entity_spans_entity ON entity_spans(entity);
CREATE VIRTUAL TABLE articles_fts USING fts5(title, abstract, lead, body, content='articles', content_rowid='id');
INSERT INTO articles_fts(articles_fts) VALUES ('rebuild');
"""
VIEWS = """
CREATE VIEW hits AS
    SELECT articles.id AS article, scores.profile, scores.score, scores.band, articles.title, articles.outlet,
        articles.published, articles.day, articles.week, articles.url, articles.path, articles.position, articles.story,
        articles.role
    FROM scores JOIN articles ON articles.id = scores.article WHERE scores.hit;
CREATE VIEW hits_by_outlet AS
    SELECT profile, outlet, count(*) AS hits FROM hits GROUP BY profile, outlet;
CREATE VIEW hits_by_week AS
    SELECT profile, week, count(*) AS hits FROM hits GROUP BY profile, week;
CREATE VIEW hits_by_outlet_week AS
    SELECT profile, outlet, week, count(*) AS hits FROM hits GROUP BY profile, outlet, week;
CREATE VIEW terms AS
    SELECT profile, term, count(*) AS articles, sum(count) AS occurrences FROM contributions GROUP BY profile, term;
"""
