/* The compiled core: text → tokens → what they mean → occurrences, all on code points.

   Python keeps every rule and every verdict. `tokens.py` says which code points make a token, `vocabulary.py` what a
   token means, `pattern_table.py` what is done with it: this file walks along the text and does what they do for most
   tokens, which is next to nothing. Each function names the Python that it stands in for; the two are held together by
   tests/matching/test_core.py. Where there is no compiler, and under TRIAGE_PURE=1, Python does it all.

   Two types: a Tokeniser knows what each code point is; a TokenSearch remembers what tokens mean to one vocabulary, and
   searches texts for them. And a function for readers, at the end: plain_copy. There is no global state. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

#ifndef CORE_SOURCE
#define CORE_SOURCE "unknown"
#endif
#define TEXT_OF(name) TEXT_OF_VALUE(name)
#define TEXT_OF_VALUE(value) #value

/* ------------------------------------------------------------------------------------------ what a code point is */

static int no_memory(void) {
    PyErr_NoMemory();
    return -1;
}

/* The classes of tokens.py, as bits. Letters are of the words between spaces, ATTACHED those of scripts that are written
   on to Latin letters. */
enum { LETTER = 1, ATTACHED = 2, UNSPACED = 4, MARK = 8, JOINER = 16, APOSTROPHE = 32, UNASKED = 128 };
#define BEGINS (LETTER | ATTACHED | UNSPACED)
#define REMEMBERED 0x10000

typedef struct {
    Py_UCS4 first, last;
    unsigned char bits;
} Range;

typedef struct {
    PyObject_HEAD
    Range *ranges;
    Py_ssize_t size;
    /* What each code point of two bytes is, as soon as somebody asks. */
    unsigned char known[REMEMBERED];
} Tokeniser;

static unsigned worked_out(const Tokeniser *tokeniser, Py_UCS4 point) {
    unsigned bits = 0;
    for (Py_ssize_t number = 0; number < tokeniser->size; number++) {
        const Range *range = &tokeniser->ranges[number];
        if (range->first <= point && point <= range->last)
            bits |= range->bits;
    }
    if (!Py_UNICODE_ISALNUM(point))
        return bits & ~(unsigned)ATTACHED;
    return bits & (UNSPACED | ATTACHED | APOSTROPHE) ? bits : bits | LETTER;
}

static inline unsigned class_of(Tokeniser *tokeniser, Py_UCS4 point) {
    if (point >= REMEMBERED)
        return worked_out(tokeniser, point);
    if (tokeniser->known[point] == UNASKED)
        tokeniser->known[point] = (unsigned char)worked_out(tokeniser, point);
    return tokeniser->known[point];
}

/* What is asked for each letter of a text; `kind` is a constant where this is called. */
static inline unsigned class_at(Tokeniser *tokeniser, int kind, const void *data, Py_ssize_t at) {
    Py_UCS4 point = PyUnicode_READ(kind, data, at);
    return kind == PyUnicode_1BYTE_KIND ? tokeniser->known[point] : class_of(tokeniser, point);
}

/* A text as it lies in memory: 1, 2 or 4 bytes for each code point. */
typedef struct {
    int kind;
    const void *data;
    Py_ssize_t size;
} Text;

static Text text_of(PyObject *object) {
    return (Text){(int)PyUnicode_KIND(object), PyUnicode_DATA(object), PyUnicode_GET_LENGTH(object)};
}

#define POINT(text, at) PyUnicode_READ((text)->kind, (text)->data, (at))

typedef struct {
    Py_ssize_t start, end;
    /* Of its letters as they are looked up: every apostrophe is straight (tokens.straightened). */
    Py_uhash_t hash;
} Token;

#define MIXED(hash, point) ((hash) * 1000003 + (point))

/* The token after `token`, into it; 0 where there is none. The regular expression of tokens._token, walked by hand. */
static inline Py_ALWAYS_INLINE int next_of_kind(Tokeniser *tokeniser, int kind, const void *data, Py_ssize_t size,
                                                Token *token) {
    Py_ssize_t at = token->end;
    unsigned bits = 0;
    while (at < size && !((bits = class_at(tokeniser, kind, data, at)) & BEGINS))
        at++;
    if (at >= size)
        return 0;
    token->start = at;
    Py_uhash_t hash = PyUnicode_READ(kind, data, at);
    unsigned letter = bits & (LETTER | ATTACHED), within = letter ? letter | MARK | JOINER : MARK;
    for (at++; at < size; at++) {
        bits = class_at(tokeniser, kind, data, at);
        if (bits & within)
            hash = MIXED(hash, PyUnicode_READ(kind, data, at));
        /* An apostrophe belongs to the token if a letter follows. */
        else if (bits & APOSTROPHE && at + 1 < size && class_at(tokeniser, kind, data, at + 1) & letter)
            hash = MIXED(hash, '\'');
        else
            break;
    }
    token->end = at;
    token->hash = hash ^ hash >> 17;
    return 1;
}

/* The same function for each width, so that the compiler makes three short loops of one. */
static int next_token(Tokeniser *tokeniser, const Text *text, Token *token) {
    switch (text->kind) {
    case PyUnicode_1BYTE_KIND:
        return next_of_kind(tokeniser, PyUnicode_1BYTE_KIND, text->data, text->size, token);
    case PyUnicode_2BYTE_KIND:
        return next_of_kind(tokeniser, PyUnicode_2BYTE_KIND, text->data, text->size, token);
    default:
        return next_of_kind(tokeniser, PyUnicode_4BYTE_KIND, text->data, text->size, token);
    }
}

static PyObject *tokeniser_new(PyTypeObject *type, PyObject *arguments, PyObject *Py_UNUSED(keywords)) {
    PyObject *ranges;
    if (!PyArg_ParseTuple(arguments, "O!:Tokeniser", &PyTuple_Type, &ranges))
        return NULL;
    Tokeniser *self = (Tokeniser *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    memset(self->known, UNASKED, sizeof self->known);
    self->ranges = PyMem_New(Range, PyTuple_GET_SIZE(ranges) + 1);
    int status = self->ranges ? 0 : no_memory();
    for (Range *range = self->ranges; status == 0 && self->size < PyTuple_GET_SIZE(ranges); self->size++, range++)
        if (!PyArg_ParseTuple(PyTuple_GET_ITEM(ranges, self->size), "IIb", &range->first, &range->last, &range->bits))
            status = -1;
    for (Py_UCS4 point = 0; status == 0 && point < 256; point++)
        class_of(self, point);
    if (status < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static void tokeniser_dealloc(Tokeniser *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyMem_Free(self->ranges);
    type->tp_free(self);
    Py_DECREF(type);
}

/* The spans of all tokens as they lie in memory, two numbers each: the cheapest way to measure a few of them. */
static PyObject *tokeniser_marks(Tokeniser *self, PyObject *object) {
    if (!PyUnicode_Check(object))
        return PyErr_Format(PyExc_TypeError, "marks: a text must be str");
    Text text = text_of(object);
    /* Room for words of five letters and a space; more where they are shorter. */
    Py_ssize_t pair = (Py_ssize_t)sizeof(Py_ssize_t[2]), at = 0, room = (text.size / 6 + 8) * pair;
    PyObject *marks = PyBytes_FromStringAndSize(NULL, room);
    for (Token token = {0, 0, 0}; marks && next_token(self, &text, &token); at += pair) {
        if (at == room && _PyBytes_Resize(&marks, room *= 2) < 0)
            return NULL;
        memcpy(PyBytes_AS_STRING(marks) + at, (Py_ssize_t[]){token.start, token.end}, (size_t)pair);
    }
    return marks == NULL || _PyBytes_Resize(&marks, at) < 0 ? NULL : marks;
}

static PyMethodDef tokeniser_methods[] = {
    {"marks", (PyCFunction)tokeniser_marks, METH_O, "The half-open span of each token, in code points, as bytes."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot tokeniser_slots[] = {
    {Py_tp_doc, "Tokeniser(ranges): cuts texts by classes of code points, each (first, last, bits); see core.py."},
    {Py_tp_new, tokeniser_new},
    {Py_tp_dealloc, tokeniser_dealloc},
    {Py_tp_methods, tokeniser_methods},
    {0, NULL}};

static PyType_Spec tokeniser_spec = {"triage.matching._core.Tokeniser", sizeof(Tokeniser), 0,
                                     Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, tokeniser_slots};

/* ---------------------------------------------------------------------------------------------- what a token means */

/* What CoreRoad._meaning says of a token, read once. Objects are borrowed: the tuple that said it keeps them alive, and is
   kept here. */
typedef struct {
    PyObject *similarity, *trim_start, *trim_end;
    double similar;
    long needle, kind;
} Sighting;

typedef struct {
    PyObject *single, *pattern, *owners;
    Sighting seen;
    /* Python looks at it: signs at its edges, lines of capitals, other names. */
    int is_looked_at;
} Single;

typedef struct {
    PyObject *pattern, *owners, *needles;
    Py_ssize_t anchor, step;
    long beside, least_kind;
    int is_looked_at;
} Phrase;

typedef struct {
    PyObject *said;
    Py_ssize_t n_singles, n_phrases, n_sightings;
    Single *singles;
    Phrase *phrases;
    Sighting *sightings;
} Meaning;

/* A word of the dictionary; without a meaning it means nothing to any profile. */
typedef struct {
    PyObject *word;
    Py_uhash_t hash;
    Meaning *meaning;
} Slot;

/* Of Python: has an entry or None for each token; says in tuples what an entry means; looks at what needs a look; the
   type of what is found. */
enum { VOCABULARY, MEANING, LOOK_AT_SINGLE, LOOK_AT_PHRASE, OCCURRENCE, ALL };

typedef struct {
    PyObject_HEAD
    Tokeniser *tokeniser;
    PyObject *of[ALL];
    /* A table with open addresses, a power of two, never more than half full. */
    Slot *slots;
    size_t size, used;
} TokenSearch;

static void meaning_free(Meaning *meaning) {
    if (meaning == NULL)
        return;
    PyMem_Free(meaning->singles);
    PyMem_Free(meaning->phrases);
    PyMem_Free(meaning->sightings);
    Py_XDECREF(meaning->said);
    PyMem_Free(meaning);
}

static int read_single(PyObject *said, Single *single) {
    return PyArg_ParseTuple(said, "OOO!lOOOp", &single->single, &single->pattern, &PyList_Type, &single->owners,
                            &single->seen.kind, &single->seen.similarity, &single->seen.trim_start,
                            &single->seen.trim_end, &single->is_looked_at) ? 0 : -1;
}

static int read_phrase(PyObject *said, Phrase *phrase) {
    return PyArg_ParseTuple(said, "OO!O!nnllp", &phrase->pattern, &PyList_Type, &phrase->owners, &PyTuple_Type,
                            &phrase->needles, &phrase->anchor, &phrase->step, &phrase->beside, &phrase->least_kind,
                            &phrase->is_looked_at) ? 0 : -1;
}

static int read_sighting(PyObject *said, Sighting *seen) {
    if (!PyArg_ParseTuple(said, "llOOO", &seen->needle, &seen->kind, &seen->similarity, &seen->trim_start,
                          &seen->trim_end))
        return -1;
    seen->similar = PyFloat_AsDouble(seen->similarity);
    return PyErr_Occurred() ? -1 : 0;
}

/* The meaning that was said in three tuples; NULL with an exception where it cannot be read. */
static Meaning *meaning_of(PyObject *said) {
    PyObject *singles, *phrases, *sightings;
    if (!PyArg_ParseTuple(said, "O!O!O!", &PyTuple_Type, &singles, &PyTuple_Type, &phrases, &PyTuple_Type, &sightings))
        return NULL;
    Meaning *meaning = PyMem_Calloc(1, sizeof(Meaning));
    if (meaning == NULL)
        return (Meaning *)PyErr_NoMemory();
    meaning->said = Py_NewRef(said);
    meaning->singles = PyMem_Calloc((size_t)PyTuple_GET_SIZE(singles) + 1, sizeof(Single));
    meaning->phrases = PyMem_Calloc((size_t)PyTuple_GET_SIZE(phrases) + 1, sizeof(Phrase));
    meaning->sightings = PyMem_Calloc((size_t)PyTuple_GET_SIZE(sightings) + 1, sizeof(Sighting));
    int status = meaning->singles && meaning->phrases && meaning->sightings ? 0 : no_memory();
    for (Py_ssize_t at = 0; status == 0 && at < PyTuple_GET_SIZE(singles); at++)
        status = read_single(PyTuple_GET_ITEM(singles, at), &meaning->singles[meaning->n_singles++]);
    for (Py_ssize_t at = 0; status == 0 && at < PyTuple_GET_SIZE(phrases); at++)
        status = read_phrase(PyTuple_GET_ITEM(phrases, at), &meaning->phrases[meaning->n_phrases++]);
    for (Py_ssize_t at = 0; status == 0 && at < PyTuple_GET_SIZE(sightings); at++)
        status = read_sighting(PyTuple_GET_ITEM(sightings, at), &meaning->sightings[meaning->n_sightings++]);
    if (status == 0)
        return meaning;
    meaning_free(meaning);
    return NULL;
}

/* ---------------------------------------------------------------------------------------------------- the dictionary */

/* A letter as it is looked up: every apostrophe is straight (tokens.straightened). */
static inline Py_UCS4 straight(Tokeniser *tokeniser, Py_UCS4 point) {
    return point > 127 && class_of(tokeniser, point) & APOSTROPHE ? '\'' : point;
}

static int is_word(Tokeniser *tokeniser, PyObject *word, const Text *text, Token token) {
    Text known = text_of(word);
    if (known.size != token.end - token.start)
        return 0;
    if (known.kind == PyUnicode_1BYTE_KIND && text->kind == PyUnicode_1BYTE_KIND
        && memcmp(known.data, (const Py_UCS1 *)text->data + token.start, (size_t)known.size) == 0)
        return 1;
    for (Py_ssize_t at = 0; at < known.size; at++)
        if (POINT(&known, at) != straight(tokeniser, POINT(text, token.start + at)))
            return 0;
    return 1;
}

/* Where a token stands in the table, or would. */
static Slot *slot_of(TokenSearch *self, const Text *text, Token token) {
    for (size_t at = token.hash & (self->size - 1);; at = (at + 1) & (self->size - 1)) {
        Slot *slot = &self->slots[at];
        if (slot->word == NULL
            || (slot->hash == token.hash && is_word(self->tokeniser, slot->word, text, token)))
            return slot;
    }
}

static int grow(TokenSearch *self) {
    size_t size = self->size * 2;
    Slot *slots = PyMem_Calloc(size, sizeof(Slot));
    if (slots == NULL)
        return no_memory();
    for (size_t number = 0; number < self->size; number++) {
        const Slot *slot = &self->slots[number];
        if (slot->word == NULL)
            continue;
        size_t at = slot->hash & (size - 1);
        while (slots[at].word != NULL)
            at = (at + 1) & (size - 1);
        slots[at] = *slot;
    }
    PyMem_Free(self->slots);
    self->slots = slots;
    self->size = size;
    return 0;
}

static PyObject *word_at(Tokeniser *tokeniser, const Text *text, Token token) {
    Py_UCS4 most = 0;
    for (Py_ssize_t at = token.start; at < token.end; at++) {
        Py_UCS4 point = straight(tokeniser, POINT(text, at));
        most = point > most ? point : most;
    }
    PyObject *word = PyUnicode_New(token.end - token.start, most);
    if (word == NULL)
        return NULL;
    for (Py_ssize_t at = token.start; at < token.end; at++)
        PyUnicode_WRITE(PyUnicode_KIND(word), PyUnicode_DATA(word), at - token.start,
                        straight(tokeniser, POINT(text, at)));
    return word;
}

/* Ask about a token that nobody met before, and keep the answer. 0, or -1 with an exception. */
static int ask(TokenSearch *self, const Text *text, Token token, Meaning **found) {
    Meaning *meaning = NULL;
    PyObject *word = word_at(self->tokeniser, text, token);
    PyObject *entry = word ? PyObject_GetItem(self->of[VOCABULARY], word) : NULL;
    PyObject *said = entry && entry != Py_None ? PyObject_CallOneArg(self->of[MEANING], entry) : NULL;
    int is_said = entry == Py_None || (said != NULL && (meaning = meaning_of(said)) != NULL);
    Py_XDECREF(entry);
    Py_XDECREF(said);
    if (!is_said || (2 * (self->used + 1) > self->size && grow(self) < 0)) {
        Py_XDECREF(word);
        meaning_free(meaning);
        return -1;
    }
    /* Python ran above, so another thread may have asked for the same token. */
    Slot *slot = slot_of(self, text, token);
    if (slot->word == NULL) {
        *slot = (Slot){word, token.hash, meaning};
        self->used++;
    } else {
        Py_DECREF(word);
        meaning_free(meaning);
    }
    *found = slot->meaning;
    return 0;
}

static int look_up(TokenSearch *self, const Text *text, Token token, Meaning **found) {
    const Slot *slot = slot_of(self, text, token);
    if (slot->word == NULL)
        return ask(self, text, token, found);
    *found = slot->meaning;
    return 0;
}

/* ------------------------------------------------------------------------------------------------------ the search */

/* A token with a meaning. */
typedef struct {
    Py_ssize_t number;
    Token token;
    const Meaning *meaning;
} Place;

/* One text while it is searched. */
typedef struct {
    TokenSearch *self;
    PyObject *found, *field;
    /* Of what was found in the article: occurrences by profile and slot; patterns that decide. */
    PyObject *profiles, *deciding;
    Text text;
    Place *places;
    Py_ssize_t n_places, room;
    int has_anchor, is_decided;
} Walk;

static PyObject *new_occurrence(Walk *walk, Py_ssize_t first, Py_ssize_t last, long kind, PyObject *similarity,
                                PyObject *trim_start, PyObject *trim_end) {
    PyObject *made = NULL;
    PyObject *arguments[] = {walk->field, PyLong_FromSsize_t(first), PyLong_FromSsize_t(last), PyLong_FromLong(kind),
                             similarity, trim_start, trim_end};
    if (arguments[1] && arguments[2] && arguments[3])
        made = PyObject_Vectorcall(walk->self->of[OCCURRENCE], arguments, 7, NULL);
    for (int number = 1; number <= 3; number++)
        Py_XDECREF(arguments[number]);
    return made;
}

/* PatternTable.add: into the slots that a pattern fills. */
static int add_to_slot(PyObject *profiles, PyObject *profile, PyObject *slot, PyObject *occurrence) {
    PyObject *slots = PyDict_GetItemWithError(profiles, profile), *list;
    if (slots == NULL) {
        if (PyErr_Occurred() || (slots = PyDict_New()) == NULL)
            return -1;
        int status = PyDict_SetItem(profiles, profile, slots);
        Py_DECREF(slots);
        if (status < 0)
            return -1;
    }
    list = PyDict_GetItemWithError(slots, slot);
    if (list != NULL)
        return PyList_Append(list, occurrence);
    if (PyErr_Occurred() || (list = PyList_New(1)) == NULL)
        return -1;
    PyList_SET_ITEM(list, 0, Py_NewRef(occurrence));
    int status = PyDict_SetItem(slots, slot, list);
    Py_DECREF(list);
    return status;
}

/* Whether an occurrence makes the article a hit, whatever else is found: the profile is then said. */
static int decide(Walk *walk, PyObject *pattern, PyObject *occurrence) {
    PyObject *decision = PyDict_GetItemWithError(walk->deciding, pattern), *profile, *zones;
    if (decision == NULL)
        return PyErr_Occurred() ? -1 : 0;
    if (!PyArg_ParseTuple(decision, "OO", &profile, &zones))
        return -1;
    if (zones != Py_None) {
        PyObject *zone = PyObject_GetAttrString(occurrence, "zone"), *weight = zone ? PyObject_GetItem(zones, zone) : NULL;
        Py_XDECREF(zone);
        Py_XDECREF(weight);
        if (weight == NULL || weight == Py_None)
            return weight ? 0 : -1;
    }
    walk->is_decided = 1;
    return PyObject_SetAttrString(walk->found, "decided", profile);
}

static int add(Walk *walk, PyObject *pattern, PyObject *owners, PyObject *occurrence) {
    if (PyDict_GET_SIZE(walk->deciding) && decide(walk, pattern, occurrence) < 0)
        return -1;
    for (Py_ssize_t number = 0; number < PyList_GET_SIZE(owners); number++) {
        PyObject *profile, *slot;
        if (!PyArg_ParseTuple(PyList_GET_ITEM(owners, number), "OO", &profile, &slot)
            || add_to_slot(walk->profiles, profile, slot, occurrence) < 0)
            return -1;
    }
    return 0;
}

/* Let Python look at a match; it says whether the article is decided now. */
static int look(Walk *walk, PyObject *answer) {
    int is_decided = answer ? PyObject_IsTrue(answer) : -1;
    Py_XDECREF(answer);
    if (is_decided > 0)
        walk->is_decided = 1;
    return is_decided < 0 ? -1 : 0;
}

static int add_single(Walk *walk, const Single *single, Py_ssize_t token) {
    const Sighting *seen = &single->seen;
    if (single->is_looked_at)
        return look(walk, PyObject_CallFunction(walk->self->of[LOOK_AT_SINGLE], "OOOn", single->single, walk->found,
                                                walk->field, token));
    PyObject *occurrence
        = new_occurrence(walk, token, token, seen->kind, seen->similarity, seen->trim_start, seen->trim_end);
    if (occurrence == NULL)
        return -1;
    int status = add(walk, single->pattern, single->owners, occurrence);
    Py_DECREF(occurrence);
    return status;
}

static const Sighting *sighting_of(const Meaning *meaning, long needle) {
    for (Py_ssize_t number = 0; number < meaning->n_sightings; number++)
        if (meaning->sightings[number].needle == needle)
            return &meaning->sightings[number];
    return NULL;
}

/* Whether one space stands between neighbouring places, everywhere, or a line end that ends no paragraph. */
static int is_spaced(const Text *text, const Place *places, Py_ssize_t count) {
    for (Py_ssize_t number = 1; number < count; number++) {
        Py_ssize_t at = places[number - 1].token.end, start = places[number].token.start, line = POINT(text, at) == '\n';
        if (start == at || start > at + (line ? 4 : 1))
            return 0;
        for (at += line; at < start; at++)
            if (POINT(text, at) != ' ')
                return 0;
    }
    return 1;
}

/* PatternTable.note_phrase and PythonRoad._settle_phrases: a longer pattern around its anchor, if all its tokens stand there. */
static int add_phrase(Walk *walk, const Phrase *phrase, Py_ssize_t number) {
    Py_ssize_t start = number - phrase->anchor, size = PyTuple_GET_SIZE(phrase->needles);
    if (start < 0 || start + size > walk->n_places)
        return 0;
    const Place *places = &walk->places[start];
    const Sighting *seen = NULL, *first = NULL, *least = NULL;
    long kind = phrase->least_kind;
    for (Py_ssize_t place = 0; place < size; place++) {
        long needle = PyLong_AsLong(PyTuple_GET_ITEM(phrase->needles, place));
        if (places[place].number != places[0].number + place
            || (seen = sighting_of(places[place].meaning, needle)) == NULL)
            return PyErr_Occurred() ? -1 : 0;
        first = first ? first : seen;
        least = least && least->similar <= seen->similar ? least : seen;
        kind = seen->kind > kind ? seen->kind : kind;
    }
    PyObject *occurrence = new_occurrence(walk, places[0].number, places[0].number + size - 1, kind,
                                          least->similarity, first->trim_start, seen->trim_end);
    if (occurrence == NULL)
        return -1;
    int status = !phrase->is_looked_at && is_spaced(&walk->text, places, size)
                     ? add(walk, phrase->pattern, phrase->owners, occurrence)
                     : look(walk, PyObject_CallFunctionObjArgs(walk->self->of[LOOK_AT_PHRASE], phrase->pattern,
                                                               walk->found, occurrence, NULL));
    Py_DECREF(occurrence);
    return status;
}

static int add_phrases(Walk *walk) {
    for (Py_ssize_t number = 0; number < walk->n_places; number++) {
        const Place *place = &walk->places[number];
        for (Py_ssize_t which = 0; which < place->meaning->n_phrases; which++) {
            const Phrase *phrase = &place->meaning->phrases[which];
            /* Most anchors fail at the neighbour. */
            Py_ssize_t beside = number + phrase->step;
            if (beside < 0 || beside >= walk->n_places || walk->places[beside].number != place->number + phrase->step
                || sighting_of(walk->places[beside].meaning, phrase->beside) == NULL)
                continue;
            if (add_phrase(walk, phrase, number) < 0)
                return -1;
        }
    }
    return 0;
}

static int note_place(Walk *walk, Py_ssize_t number, Token token, const Meaning *meaning) {
    if (walk->n_places == walk->room) {
        Py_ssize_t room = walk->room ? 2 * walk->room : 64;
        Place *places = PyMem_Resize(walk->places, Place, room);
        if (places == NULL)
            return no_memory();
        walk->places = places;
        walk->room = room;
    }
    walk->places[walk->n_places++] = (Place){number, token, meaning};
    return 0;
}

/* Look every token up until the article is decided. The number of tokens that were met, or -1 with an exception. */
static Py_ssize_t walk_along(Walk *walk) {
    Py_ssize_t number = 0;
    Token token = {0, 0, 0};
    for (; !walk->is_decided && next_token(walk->self->tokeniser, &walk->text, &token); number++) {
        Meaning *meaning = NULL;
        if (look_up(walk->self, &walk->text, token, &meaning) < 0)
            return -1;
        if (meaning == NULL)
            continue;
        if (note_place(walk, number, token, meaning) < 0)
            return -1;
        walk->has_anchor |= meaning->n_phrases > 0;
        for (Py_ssize_t which = 0; which < meaning->n_singles; which++)
            if (add_single(walk, &meaning->singles[which], number) < 0)
                return -1;
    }
    return number;
}

static PyObject *search_text(TokenSearch *self, PyObject *arguments) {
    PyObject *object, *lengths, *result = NULL;
    long decided;
    Walk walk = {.self = self};
    if (!PyArg_ParseTuple(arguments, "UOOlO!O!O!:search", &object, &walk.field, &walk.found, &decided, &PyDict_Type,
                          &lengths, &PyDict_Type, &walk.profiles, &PyDict_Type, &walk.deciding))
        return NULL;
    walk.text = text_of(object);
    walk.is_decided = decided >= 0;
    Py_ssize_t tokens = walk_along(&walk);
    if (tokens >= 0 && (walk.is_decided || add_phrases(&walk) == 0)) {
        PyObject *length = PyLong_FromSsize_t(tokens);
        if (length != NULL && PyDict_SetItem(lengths, walk.field, length) == 0)
            result = PyBool_FromLong(walk.has_anchor && !walk.is_decided);
        Py_XDECREF(length);
    }
    PyMem_Free(walk.places);
    return result;
}

static PyObject *search_new(PyTypeObject *type, PyObject *arguments, PyObject *Py_UNUSED(keywords)) {
    PyObject *tokeniser, *of[ALL];
    if (!PyArg_ParseTuple(arguments, "OOOOOO:TokenSearch", &tokeniser, &of[0], &of[1], &of[2], &of[3], &of[4]))
        return NULL;
    if (Py_TYPE(tokeniser)->tp_dealloc != (destructor)tokeniser_dealloc)
        return PyErr_Format(PyExc_TypeError, "the first argument is a Tokeniser");
    TokenSearch *self = (TokenSearch *)type->tp_alloc(type, 0);
    if (self == NULL)
        return NULL;
    self->tokeniser = (Tokeniser *)Py_NewRef(tokeniser);
    for (int number = 0; number < ALL; number++)
        self->of[number] = Py_NewRef(of[number]);
    self->size = 1024;
    self->slots = PyMem_Calloc(self->size, sizeof(Slot));
    if (self->slots == NULL && no_memory() < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static int search_traverse(TokenSearch *self, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(self->tokeniser);
    for (int number = 0; number < ALL; number++)
        Py_VISIT(self->of[number]);
    for (size_t number = 0; self->slots && number < self->size; number++)
        if (self->slots[number].meaning)
            Py_VISIT(self->slots[number].meaning->said);
    return 0;
}

static int search_clear(TokenSearch *self) {
    for (int number = 0; number < ALL; number++)
        Py_CLEAR(self->of[number]);
    return 0;
}

static void search_dealloc(TokenSearch *self) {
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    for (size_t number = 0; self->slots && number < self->size; number++) {
        Py_XDECREF(self->slots[number].word);
        meaning_free(self->slots[number].meaning);
    }
    PyMem_Free(self->slots);
    search_clear(self);
    Py_XDECREF(self->tokeniser);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef search_methods[] = {
    {"search", (PyCFunction)search_text, METH_VARARGS,
     "search(text, field, found, decided, lengths, profiles, deciding): whether something may be a phrase's, and all is open."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot search_slots[] = {
    {Py_tp_doc, "TokenSearch(tokeniser, vocabulary, meaning, look_at_single, look_at_phrase, Occurrence)"},
    {Py_tp_new, search_new},
    {Py_tp_dealloc, search_dealloc},
    {Py_tp_traverse, search_traverse},
    {Py_tp_clear, search_clear},
    {Py_tp_methods, search_methods},
    {0, NULL}};

static PyType_Spec search_spec = {"triage.matching._core.TokenSearch", sizeof(TokenSearch), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE, search_slots};

/* ------------------------------------------------------------------------------------------------ copy for readers */

/* story.plain_article, where it is beyond doubt. What is a doubt comes from Python: lists of words in small letters, sorted,
   a line each, behind two tables (plain_copy.py): a bit for each three letters that a word begins with; by its first letter
   where the first word stands, in two bytes. */
enum { BITS = 1 << 12, TABLES = BITS + 2 * 128 };
#define INLINE static inline Py_ALWAYS_INLINE

INLINE int is_space(const Text *text, Py_ssize_t at) { return POINT(text, at) == ' ' || POINT(text, at) == '\n'; }

INLINE Py_UCS4 small(Py_UCS4 point) {
    return point < 128 ? (Py_UCS4)Py_TOLOWER(point) : Py_UNICODE_TOLOWER(point);
}

INLINE int is_digit(Py_UCS4 point) { return point < 128 ? Py_ISDIGIT(point) : Py_UNICODE_ISDECIMAL(point); }

/* Whether one of these words stands at a place, whatever the case of its letters. */
INLINE int stands_at(const Text *text, Py_ssize_t at, PyObject *words) {
    Py_UCS4 first = at < text->size ? small(POINT(text, at)) : 0;
    const unsigned char *tables = (const unsigned char *)PyBytes_AS_STRING(words), *place = tables + BITS + 2 * (first & 127);
    const char *word = (const char *)tables + Py_MIN(TABLES + (place[0] | place[1] << 8), PyBytes_GET_SIZE(words));
    for (; first && (Py_UCS4)*word == first; word = strchr(word, '\n') + 1) {
        Py_ssize_t same = 1;
        while (word[same] != '\n' && at + same < text->size && small(POINT(text, at + same)) == (Py_UCS4)word[same])
            same++;
        if (word[same] == '\n')
            return 1;
    }
    return 0;
}

/* Whether one of these words, each of three letters or more, begins within a stretch. Their first three letters are bits of
   a table, five of each; where they stand, words are compared. In doubt: an address, and to regular expressions four
   letters beyond ASCII are i, s and k. */
INLINE int stands_within(const Text *text, Py_ssize_t start, Py_ssize_t end, PyObject *words) {
    const unsigned char *begins = (const unsigned char *)PyBytes_AS_STRING(words);
    unsigned letters = 0;
    for (Py_ssize_t at = start; at < Py_MIN(end + 2, text->size); at++) {
        Py_UCS4 point = POINT(text, at);
        letters = (letters << 5 | (point & 31)) & 0x7FFF;
        if (point == 0x130 || point == 0x131 || point == 0x17F || point == 0x212A || point == '@'
            || (begins[letters >> 3] >> (letters & 7) & 1 && at >= start + 2 && stands_at(text, at - 2, words)))
            return 1;
    }
    return 0;
}

/* Whether a dateline may be in a stretch: furniture.dateline asks the same first. */
INLINE int has_dash(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    for (Py_ssize_t at = start; at < end && at < text->size; at++) {
        Py_UCS4 point = POINT(text, at), before = at ? POINT(text, at - 1) : ' ';
        if (point == 0x2013 || point == 0x2014 || (point == '.' && before == '/') || (point == '_' && before == ' ')
            || (point == '-' && (before == ' ' || before == '-' || before == '.' || before == ')')))
            return 1;
    }
    return 0;
}

/* Whether a line may be one that an export of a database has near its top (text_export): a rule, a code, a count. */
INLINE int opens_export(const Text *text, Py_ssize_t at, Py_ssize_t end) {
    Py_UCS4 point = POINT(text, at), next = at + 1 < end ? POINT(text, at + 1) : 0;
    Py_ssize_t stop = at;
    if (point != 'L' && !Py_ISDIGIT(point) && (point != ' ' || !Py_ISDIGIT(next)))
        return point == '_' || (point == 'H' && next == 'D');
    while (stop < end && (stop < at + 30 || POINT(text, stop) == ' ') && POINT(text, stop) != '\n'
           && (POINT(text, stop) != ':' || stop > at + 12))
        stop++;
    return stop < at + 30 || stop == end || POINT(text, stop) == '\n';
}

/* Whether a text may be an export: it has such a line or two blank ones, or begins with a sign, as marks of kills do, too. */
INLINE int may_be_export(const Text *text, Py_ssize_t end) {
    Py_UCS4 first = POINT(text, 0);
    if (first == '1' || (first < 128 ? !Py_ISALNUM(first) && (first != '<' || POINT(text, 1) > 127)
                                     : first != 0x2018 && first != 0x201C) || opens_export(text, 0, end))
        return 1;
    for (Py_ssize_t at = 0; at < end && at < 1024; at++) {
        Py_ssize_t next = at, lines = 0;
        while (POINT(text, at) == '\n' && is_space(text, next))
            lines += POINT(text, next++) == '\n';
        if (lines > 2 || (lines && opens_export(text, at + 1, end)))
            return 1;
    }
    return 0;
}

/* Whether a line is surely none of furniture.head_kind: words that begin like none, and no year and day in a short line. */
INLINE int is_story(const Text *text, Py_ssize_t start, Py_ssize_t end, PyObject *starts) {
    int digits = 0, words = 0, has_year = 0, has_day = 0;
    for (Py_ssize_t at = start; at < end; at++) {
        digits = is_digit(POINT(text, at)) ? digits + 1 : 0;
        has_year |= digits == 4 && (POINT(text, at - 3) == '1' || POINT(text, at - 3) == '2');
        has_day |= digits && digits < 3 && (at + 1 == end || !is_digit(POINT(text, at + 1)));
        words |= POINT(text, at) == ' ' && at + 1 < end && Py_UNICODE_ISALPHA(POINT(text, at + 1));
    }
    return words && (!has_year || !has_day || (end - start > 80 && !strchr("_* ", (int)POINT(text, end - 1))))
           && POINT(text, start + 2) != '-' && POINT(text, end - 1) != ')' && !stands_at(text, start, starts);
}

/* The ends of headline and story, where the story begins, and as bits whether a dateline may stand there and whether there
   are letters of other alphabets, into four numbers; 0 in any other doubt. */
INLINE int is_plain(const Text *text, PyObject *const doubts[5], Py_ssize_t found[4]) {
    PyObject *starts = doubts[0], *signs = doubts[1], *endings = doubts[2], *feet = doubts[3], *agencies = doubts[4];
    Py_ssize_t size = text->size, title = 0, body, line = 0, last, at, end = size;
    int is_sure = 1, is_odd = 0, has_digit = 0, has_others = 0;
    for (at = 0; at < size; at++) {
        Py_UCS4 point = POINT(text, at);
        is_odd |= (point < ' ' && point != '\n') || point - 127 < 34 || (point > 255 && Py_UNICODE_ISSPACE(point));
        has_others |= point > 0x3FF && (point < 0x2000 || point > 0x20FF);
    }
    while (end > 0 && is_space(text, end - 1))
        end--;
    if (is_odd || end == 0 || may_be_export(text, end))
        return 0;
    for (; title < end && POINT(text, title) != '\n'; title++) {
        is_sure &= POINT(text, title) != ':' || title > 25;
        has_digit |= title < 8 && is_digit(POINT(text, title));
    }
    for (body = title; body < end && is_space(text, body);)
        body++;
    if (!is_sure || title < 4 || title > 300 || body < title + 2 || body >= end || is_space(text, 0)
        || is_digit(POINT(text, 3)))
        return 0;
    while (is_space(text, title - 1))
        title--;
    /* The first line of the story, and what stands below it: a paragraph may be a deck, a short line a slug. */
    for (at = body, last = 0; last < 6 && at < end; last++) {
        Py_ssize_t lines = 0, start;
        for (start = at; is_space(text, start); start++)
            lines += POINT(text, start) == '\n';
        for (at = start; at < end && POINT(text, at) != '\n';)
            at++;
        if (!last)
            for (line = at; is_space(text, line - 1);)
                line--;
        else if (lines > 1 && ((last == 1 && line - body <= 60) || POINT(text, start) == '*'
                               || POINT(text, start) == '_' || stands_at(text, start, starts)
                               || has_dash(text, start, start + 160)))
            return 0;
    }
    for (last = end; last > 0 && POINT(text, last - 1) != '\n';)
        last--;
    while (is_space(text, last))
        last++;
    for (at = last; at < end && end - last < 20; at++)
        is_sure &= POINT(text, at) != '-' && POINT(text, at) != '/';
    found[0] = title, found[1] = body, found[2] = end, found[3] = has_dash(text, 0, body + 160) | has_others << 1;
    return is_sure && is_story(text, 0, title, starts) && is_story(text, body, line, starts)
           && !(has_digit && Py_UNICODE_ISDIGIT(POINT(text, title - 1)))
           && !((title < 24 || Py_UNICODE_ISDIGIT(POINT(text, line - 1))) && stands_at(text, 0, agencies))
           && !stands_within(text, 0, Py_MIN(end, body + 500), signs)
           && POINT(text, last) < 128 && Py_ISALNUM(POINT(text, last)) && POINT(text, end - 1) != ')'
           && !stands_at(text, last, feet) && (end - last > 40 || !stands_at(text, last, agencies))
           && !stands_within(text, Py_MAX(0, Py_MIN(last, end - 400)), end, endings);
}

static PyObject *plain_copy(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *object, *doubts[5];
    if (!PyArg_ParseTuple(arguments, "U(SSSSS)", &object, &doubts[0], &doubts[1], &doubts[2], &doubts[3], &doubts[4]))
        return NULL;
    for (int number = 0; number < 5; number++)
        if (PyBytes_GET_SIZE(doubts[number]) < TABLES)
            return PyErr_Format(PyExc_ValueError, "plain_copy: a list of words has no tables");
    const Text text = text_of(object);
    const Text narrow = {PyUnicode_1BYTE_KIND, text.data, text.size};
    Py_ssize_t found[4];
    if (text.kind == PyUnicode_1BYTE_KIND ? !is_plain(&narrow, doubts, found) : !is_plain(&text, doubts, found))
        Py_RETURN_NONE;
    return Py_BuildValue("(nnnn)", found[0], found[1], found[2], found[3]);
}

static PyMethodDef core_functions[] = {
    {"plain_copy", plain_copy, METH_VARARGS, "plain_copy(text, doubts): headline's end, story's start and end, doubts that are left; or None."},
    {NULL, NULL, 0, NULL}};

/* ------------------------------------------------------------------------------------------------------- the module */

static int core_exec(PyObject *module) {
    PyType_Spec *const specs[] = {&tokeniser_spec, &search_spec};
    for (int number = 0; number < 2; number++) {
        PyObject *type = PyType_FromModuleAndSpec(module, specs[number], NULL);
        int status = type ? PyModule_AddType(module, (PyTypeObject *)type) : -1;
        Py_XDECREF(type);
        if (status < 0)
            return -1;
    }
    return PyModule_AddStringConstant(module, "SOURCE", TEXT_OF(CORE_SOURCE));
}

static PyModuleDef_Slot core_slots[] = {
    {Py_mod_exec, core_exec},
#ifdef Py_mod_multiple_interpreters
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
    /* Without the global lock two threads would write one table: importing this module turns the lock on. */
#ifdef Py_mod_gil
    {Py_mod_gil, Py_MOD_GIL_USED},
#endif
    {0, NULL}};

static struct PyModuleDef core_module = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "triage.matching._core",
    .m_doc = "The compiled core of matching; see core.py.",
    .m_size = 0,
    .m_methods = core_functions,
    .m_slots = core_slots,
};

PyMODINIT_FUNC PyInit__core(void) { return PyModuleDef_Init(&core_module); }
