/* Words that surely mean nothing to a vocabulary, a part of _core.c; what sieve.py says decides. */

/* A word of so many small letters fits into a number, five bits each: a set of words is a table of numbers. */
#define MOST_LETTERS 12

typedef struct {
    uint64_t *words;
    /* How many have room, a power of two, less one; no more than half of it is used. */
    size_t last;
} WordSet;

/* What sieve.py says: words that Python is asked about; bases without an ending; words of the list, and its frequent ones;
   keywords as scanners read them; their keys. */
enum { OWN, STEMS, LISTED, FREQUENT, MISREAD, KEYS, SETS };
/* Tables of letters, eight places a row: the groups that look alike, step by step, and those that sound alike. */
enum { LOOKS, SOUNDS = 7, TABLES };

typedef struct {
    PyObject *said;
    const char *tables[TABLES];
    WordSet sets[SETS];
    /* Least letters of words that may be misspelt, and in two places; whether Python is asked about capitals and figures. */
    int least, least_of_long, asks_names, asks_numbers;
} Sieve;

static size_t place_in(const WordSet *set, uint64_t word) {
    size_t at = (size_t)(word * 0x9E3779B97F4A7C15u >> 32) & set->last;
    while (set->words[at] != 0 && set->words[at] != word)
        at = (at + 1) & set->last;
    return at;
}

static int has(const WordSet *set, uint64_t word) { return word != 0 && set->words[place_in(set, word)] == word; }

/* The words of a text, into a set, but for those that no token is compared with: longer ones, and with other signs. */
static int read_words(WordSet *set, const char *text) {
    size_t count = 1;
    for (const char *at = text; *at; at++)
        count += *at <= ' ';
    for (set->last = 1; set->last < 2 * count;)
        set->last *= 2;
    set->words = PyMem_Calloc(set->last--, sizeof(uint64_t));
    if (set->words == NULL)
        return no_memory();
    uint64_t word = 0;
    for (int letters = 0; *text; text++) {
        letters = *text <= ' ' ? 0 : *text >= 'a' && *text <= 'z' ? letters + 1 : MOST_LETTERS + 1;
        word = letters ? word << 5 | (*text & 31) : 0;
        if (letters && letters <= MOST_LETTERS && text[1] <= ' ')
            set->words[place_in(set, word)] = word;
    }
    return 0;
}

/* A word with groups of letters rewritten, the first of a table that stands at a place; its length, or 0 in doubt: it grows
   too long, or has a letter three times. */
static int rewrite(char *word, const char *table) {
    char other[MOST_LETTERS + 4];
    int size = 0;
    for (int at = 0, length; word[at]; at += length) {
        const char *group = table;
        for (; *group; group += 8) {
            for (length = 0; group[length] != ' ' && group[length] == word[at + length];)
                length++;
            if (group[length] == ' ')
                break;
        }
        if (*group == 0) {
            length = 1;
            other[size++] = word[at];
        }
        for (int place = 5; *group && place < 8 && group[place] != ' '; place++)
            other[size++] = group[place];
        if (size > MOST_LETTERS || (word[at] == word[at + 1] && word[at] == word[at + 2]))
            return 0;
    }
    memcpy(word, other, (size_t)size);
    word[size] = 0;
    return size;
}

static uint64_t packed(const char *word) {
    uint64_t number = 0;
    for (; *word; word++)
        number = number << 5 | (*word & 31);
    return number;
}

/* A word without one of its letters, counted from the end. */
static uint64_t without(uint64_t word, int letter) {
    return word >> 5 * letter >> 5 << 5 * letter | (word & (((uint64_t)1 << 5 * letter) - 1));
}

/* Whether a word or a sound has a key in common with a keyword: FuzzyIndex._likely, which looks closer. */
static int shares_key(const WordSet *keys, uint64_t word, int size, int places) {
    int first = 5 * (size - 1), kept = Py_MIN(size, 7);
    uint64_t swap = (word >> first ^ word >> (first - 5)) & 31, start = word >> 5 * (size - kept);
    if (has(keys, word) || has(keys, start) || has(keys, without(word, size - 1))
        || has(keys, word ^ swap << first ^ swap << (first - 5)))
        return 1;
    for (int one = 0; one < kept - 1; one++) {
        uint64_t shorter = without(start, one);
        if (has(keys, shorter))
            return 1;
        for (int other = one; places == 2 && other < kept - 2; other++)
            if (has(keys, without(shorter, other)))
                return 1;
    }
    return 0;
}

/* Whether a word may be misspelt for a keyword: it looks like one to scanners, or a key of its letters or its sound does. */
static int may_be_near(const Sieve *sieve, char *word, int size, int is_listed) {
    char sound[MOST_LETTERS + 1];
    memcpy(sound, word, (size_t)size + 1);
    if (shares_key(&sieve->sets[KEYS], packed(word), size, is_listed || size < sieve->least_of_long ? 1 : 2))
        return 1;
    for (int step = 0; !is_listed && step < SOUNDS; step++)
        if (!rewrite(word, sieve->tables[step]))
            return 1;
    if ((!is_listed && has(&sieve->sets[MISREAD], packed(word))) || !rewrite(sound, sieve->tables[SOUNDS])
        || (size = rewrite(sound, sieve->tables[SOUNDS])) < 3)
        return 1;
    if (sound[size - 1] == 'h')
        sound[--size] = 0;
    return shares_key(&sieve->sets[KEYS], packed(sound), size, 1);
}

/* NeedleIndex.means_nothing, where it is beyond doubt. */
static int means_nothing(const Sieve *sieve, const Text *text, Token token) {
    char word[MOST_LETTERS + 1] = {0};
    int size = (int)Py_MIN(token.end - token.start, MOST_LETTERS + 1), capitals = 0, digits = 0;
    if (sieve->said == NULL || size > MOST_LETTERS)
        return 0;
    for (int at = 0; at < size; at++) {
        Py_UCS4 point = POINT(text, token.start + at), letter = point | 32;
        digits += point >= '0' && point <= '9';
        if ((letter < 'a' || letter > 'z') && digits <= at)
            return 0;
        capitals |= letter != point;
        word[at] = (char)letter;
    }
    if (digits)
        return digits == size && !sieve->asks_numbers;
    uint64_t number = packed(word);
    if ((capitals && sieve->asks_names) || has(&sieve->sets[OWN], number))
        return 0;
    /* Forms end in -s, -ed, -ing or -men; of the letters before, two at most are not their base's (forms.stems_of). */
    int last = word[size - 1], before = size > 1 ? word[size - 2] : 0;
    int ending = last == 's' ? 1 : last == 'g' && before == 'n' ? 3 : before == 'e' && strchr("dn", last) ? 2 : 0;
    for (int cut = ending; ending && cut <= ending + 2; cut++)
        if (has(&sieve->sets[STEMS], number >> 5 * cut))
            return 0;
    int is_listed = has(&sieve->sets[LISTED], number);
    if (size < sieve->least || (is_listed && (!capitals || has(&sieve->sets[FREQUENT], number))))
        return 1;
    return !may_be_near(sieve, word, size, is_listed);
}

static void sieve_clear(Sieve *sieve) {
    for (int number = 0; number < SETS; number++) {
        PyMem_Free(sieve->sets[number].words);
        sieve->sets[number].words = NULL;
    }
    Py_CLEAR(sieve->said);
}
