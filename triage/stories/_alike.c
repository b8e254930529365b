/* What is looked for among all articles at once: shingles, and which articles their rarest words join into groups.

   Loops over bytes and numbers, and no rule: `shingles.py`, `events.py` and `average_link.py` say what is compared and
   what is alike, and do the same where this is not built or TRIAGE_PURE=1 asks for them. tests/stories/test_alike.py
   holds the two together. There is no global state but a table that is filled once. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifndef CORE_SOURCE
#define CORE_SOURCE "unknown"
#endif
#define TEXT_OF(name) TEXT_OF_VALUE(name)
#define TEXT_OF_VALUE(value) #value

static int no_memory(void) {
    PyErr_NoMemory();
    return -1;
}

/* Room for one more behind so many; the array doubles. */
#define MAKE_ROOM(array, room, many)                                                      \
    do {                                                                                  \
        if ((many) >= (room)) {                                                           \
            const Py_ssize_t more = (room) ? 2 * (room) : 1024;                           \
            void *larger = PyMem_Realloc((array), (size_t)more * sizeof *(array));        \
            if (!larger)                                                                  \
                return no_memory();                                                       \
            (array) = larger, (room) = more;                                              \
        }                                                                                 \
    } while (0)

/* ----------------------------------------------------------------------------------------------- shingles.py */

/* CRC-32, eight bytes at a time; filled once, when the module is made, and never changed. */
static uint32_t table[8][256];

static void fill_table(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t sum = byte;
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? 0xEDB88320u ^ (sum >> 1) : sum >> 1;
        table[0][byte] = sum;
    }
    for (int row = 1; row < 8; row++)
        for (int byte = 0; byte < 256; byte++)
            table[row][byte] = table[0][table[row - 1][byte] & 255] ^ (table[row - 1][byte] >> 8);
}

static uint32_t crc_of(const unsigned char *from, const unsigned char *to) {
    uint32_t sum = 0xFFFFFFFFu;
    for (; to - from >= 8; from += 8) {
        sum ^= from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
        sum = table[7][sum & 255] ^ table[6][sum >> 8 & 255] ^ table[5][sum >> 16 & 255] ^ table[4][sum >> 24]
              ^ table[3][from[4]] ^ table[2][from[5]] ^ table[1][from[6]] ^ table[0][from[7]];
    }
    while (from < to)
        sum = table[0][(sum ^ *from++) & 255] ^ (sum >> 8);
    return ~sum;
}

/* Words parted by single blanks, stripped of apostrophes where that is asked: their new end, where each begins. */
static Py_ssize_t words_of(const char *data, Py_ssize_t size, int strips, unsigned char *bare, Py_ssize_t *starts) {
    Py_ssize_t count = 0, out = 0;
    for (Py_ssize_t at = 0; at <= size;) {
        Py_ssize_t end = at, first, last;
        while (end < size && data[end] != ' ')
            end++;
        for (first = at; strips && first < end && data[first] == '\'';)
            first++;
        for (last = end; strips && last > first && data[last - 1] == '\'';)
            last--;
        if (last > first) {
            starts[count++] = out;
            memcpy(bare + out, data + first, (size_t)(last - first));
            out += last - first;
            bare[out++] = ' ';
        }
        at = end + 1;
    }
    starts[count] = out;
    return count;
}

static PyObject *shingles(PyObject *Py_UNUSED(module), PyObject *arguments) {
    const char *data;
    Py_ssize_t size, length;
    int strips;
    if (!PyArg_ParseTuple(arguments, "y#pn", &data, &size, &strips, &length))
        return NULL;
    unsigned char *bare = PyMem_Malloc((size_t)size + 2);
    Py_ssize_t *starts = PyMem_Malloc(((size_t)size / 2 + 3) * sizeof *starts);
    PyObject *found = NULL, *result = NULL;
    if (!bare || !starts) {
        no_memory();
        goto done;
    }
    const Py_ssize_t count = words_of(data, size, strips, bare, starts);
    found = PyList_New(Py_MAX(0, count - length + 1));
    if (!found)
        goto done;
    for (Py_ssize_t at = 0; at + length <= count; at++) {
        PyObject *one = PyLong_FromUnsignedLong(crc_of(bare + starts[at], bare + starts[at + length] - 1));
        if (!one)
            goto done;
        PyList_SET_ITEM(found, at, one);
    }
    result = Py_BuildValue("(On)", found, count);
done:
    Py_XDECREF(found);
    PyMem_Free(bare);
    PyMem_Free(starts);
    return result;
}

/* ------------------------------------------------------------------------------------------------ subject.py */

/* subject._PIECE: a word, or what stands between sentences, quotations and paragraphs. Its end; `*at` is its start. */
static Py_ssize_t piece_at(int kind, const void *data, Py_ssize_t size, Py_ssize_t *at) {
    for (Py_ssize_t start = *at; start < size; start++) {
        const Py_UCS4 point = PyUnicode_READ(kind, data, start);
        Py_ssize_t end = start + 1;
        *at = start;
        if (Py_UNICODE_ISALNUM(point)) {
            while (end < size) {
                const Py_UCS4 next = PyUnicode_READ(kind, data, end);
                const int ties = (next == '\'' || next == 0x2019) && end + 1 < size;
                if (!Py_UNICODE_ISALNUM(ties ? PyUnicode_READ(kind, data, end + 1) : next))
                    break;
                end += 1 + ties;
            }
            return end;
        }
        if (point < 128 ? point && strchr(".!?:;\"([*", (int)point) != NULL
                        : point == 0x2026 || point == 0x201c || point == 0x201e || point == 0xab || point == 0x2022)
            return end;
        if (point != '\n')
            continue;
        while (end < size && (PyUnicode_READ(kind, data, end) == ' ' || PyUnicode_READ(kind, data, end) == '\t'))
            end++;
        if (end < size && PyUnicode_READ(kind, data, end) == '\n')
            return end + 1;
        if (end - start > 4)
            return start + 5;
    }
    return -1;
}

static PyObject *pieces(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *text, *known;
    if (!PyArg_ParseTuple(arguments, "UO", &text, &known))
        return NULL;
    const int kind = (int)PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0, end; found && (end = piece_at(kind, data, size, &at)) >= 0; at = end) {
        PyObject *piece = PyUnicode_Substring(text, at, end);
        PyObject *one = piece ? PyObject_GetItem(known, piece) : NULL;
        if (!one || PyList_Append(found, one) < 0)
            Py_CLEAR(found);
        Py_XDECREF(piece);
        Py_XDECREF(one);
    }
    return found;
}

/* ------------------------------------------------------------------------------------------------- copies.py */

/* An article with a shingle, and the one before it in its chain (0 for none). */
typedef struct {
    uint32_t shingle, owner, before;
} Posting;

typedef struct {
    const uint32_t *shingles, *tokens;
    const uint64_t *starts;
    const char *skipped;
    Py_ssize_t articles, owners, shared, very_short, brief;
    unsigned long quarter;
    /* Of shingles by their last bits: whether one came, and whether one came again. */
    unsigned char *once, *again;
    uint32_t *heads, *counts, *found, mask;
    Posting *postings;
    Py_ssize_t many, room;
} Index;

/* Whether an article is found by a shingle: the long ones by a quarter of them. */
static inline int is_looked_up(const Index *index, Py_ssize_t number, uint32_t shingle) {
    return (Py_ssize_t)index->tokens[number] < index->brief || shingle < index->quarter;
}

/* CopyIndex._met_again, but for those that only end like another: posted for nothing, which changes nothing. */
static void mark_shared(Index *index) {
    for (Py_ssize_t number = 0; number < index->articles; number++)
        for (uint64_t at = index->starts[number]; !index->skipped[number] && at < index->starts[number + 1]; at++) {
            const uint32_t shingle = index->shingles[at], place = shingle & index->mask;
            const unsigned char bit = (unsigned char)(1u << (place & 7));
            if (!is_looked_up(index, number, shingle))
                continue;
            index->again[place >> 3] |= index->once[place >> 3] & bit;
            index->once[place >> 3] |= bit;
        }
}

/* _Postings.add: how many of its shingles each earlier article has. */
static int post_shingles(Index *index, uint32_t number, Py_ssize_t *found) {
    for (uint64_t at = index->starts[number]; at < index->starts[number + 1]; at++) {
        const uint32_t shingle = index->shingles[at], place = shingle & index->mask;
        if (!is_looked_up(index, number, shingle) || !(index->again[place >> 3] & (1u << (place & 7))))
            continue;
        uint32_t one = index->heads[place];
        for (Py_ssize_t left = index->owners; one && left; one = index->postings[one].before)
            if (index->postings[one].shingle == shingle) {
                const uint32_t owner = index->postings[one].owner;
                if (!index->counts[owner]++)
                    index->found[(*found)++] = owner;
                left--;
            }
        MAKE_ROOM(index->postings, index->room, index->many);
        index->postings[index->many] = (Posting){shingle, number, index->heads[place]};
        index->heads[place] = (uint32_t)index->many++;
    }
    return 0;
}

static int by_number(const void *one, const void *other) {
    const uint32_t first = *(const uint32_t *)one, second = *(const uint32_t *)other;
    return (first > second) - (first < second);
}

/* Those that an article is to be compared with, and how many shingles they share. */
static PyObject *sharing_with(Index *index, uint32_t number) {
    Py_ssize_t found = 0;
    PyObject *list = PyList_New(0);
    if (!list || index->skipped[number])
        return list;
    int status = post_shingles(index, number, &found);
    qsort(index->found, (size_t)found, sizeof *index->found, by_number);
    for (Py_ssize_t turn = 0; turn < found; turn++) {
        const uint32_t other = index->found[turn], count = index->counts[other];
        const Py_ssize_t shorter = (Py_ssize_t)Py_MIN(index->tokens[number], index->tokens[other]);
        index->counts[other] = 0;
        if (status < 0 || ((Py_ssize_t)count < index->shared && shorter >= index->very_short))
            continue;
        PyObject *pair = Py_BuildValue("(II)", other, count);
        status = pair ? PyList_Append(list, pair) : -1;
        Py_XDECREF(pair);
    }
    if (status < 0)
        Py_CLEAR(list);
    return list;
}

static PyObject *sharing_all(Index *index) {
    uint32_t bits = 12;
    while (bits < 23 && (uint64_t)2 << bits < index->starts[index->articles])
        bits++;
    index->mask = ((uint32_t)1 << bits) - 1;
    index->once = PyMem_Calloc((size_t)1 << (bits - 3), 1);
    index->again = PyMem_Calloc((size_t)1 << (bits - 3), 1);
    index->heads = PyMem_Calloc((size_t)1 << bits, sizeof *index->heads);
    index->counts = PyMem_Calloc((size_t)index->articles + 1, sizeof *index->counts);
    index->found = PyMem_Malloc(((size_t)index->articles + 1) * sizeof *index->found);
    index->postings = PyMem_Malloc(sizeof *index->postings);
    index->many = index->room = 1; /* Posting 0 is the end of every chain. */
    PyObject *all = PyList_New(index->articles);
    if (!index->once || !index->again || !index->heads || !index->counts || !index->found || !index->postings) {
        Py_CLEAR(all);
        no_memory();
    }
    if (all)
        mark_shared(index);
    for (Py_ssize_t number = 0; all && number < index->articles; number++) {
        PyObject *list = sharing_with(index, (uint32_t)number);
        if (list)
            PyList_SET_ITEM(all, number, list);
        else
            Py_CLEAR(all);
    }
    void *parts[] = {index->once, index->again, index->heads, index->counts, index->found, index->postings};
    for (size_t one = 0; one < sizeof parts / sizeof *parts; one++)
        PyMem_Free(parts[one]);
    return all;
}

static PyObject *sharing(PyObject *Py_UNUSED(module), PyObject *arguments) {
    Py_buffer shingles, starts, tokens, skipped;
    Index index;
    memset(&index, 0, sizeof index);
    if (!PyArg_ParseTuple(arguments, "y*y*y*y*(nknnn)", &shingles, &starts, &tokens, &skipped, &index.brief,
                          &index.quarter, &index.owners, &index.shared, &index.very_short))
        return NULL;
    index.shingles = shingles.buf, index.starts = starts.buf, index.tokens = tokens.buf, index.skipped = skipped.buf;
    index.articles = skipped.len;
    PyObject *all = NULL;
    if (tokens.len < index.articles * (Py_ssize_t)sizeof(uint32_t)
        || starts.len < (index.articles + 1) * (Py_ssize_t)sizeof(uint64_t)
        || (uint64_t)shingles.len < index.starts[index.articles] * sizeof(uint32_t))
        PyErr_SetString(PyExc_ValueError, "fewer shingles than articles");
    else
        all = sharing_all(&index);
    PyBuffer_Release(&shingles);
    PyBuffer_Release(&starts);
    PyBuffer_Release(&tokens);
    PyBuffer_Release(&skipped);
    return all;
}

/* ------------------------------------------------------------------------- events.py (links), average_link.py (trees) */

/* A word that leads an article: whose, which of all entries, and the one before it with the same word (0 for none). */
typedef struct {
    uint32_t owner, entry, before;
} Post;

typedef struct {
    double alike;
    uint32_t one, other;
} Link;

/* A group by its first article: how many, its words in order with the sum of their values, who may not join it. */
typedef struct {
    uint32_t *words, *apart;
    double *values;
    Py_ssize_t size, many, apart_many;
    int has_grown;
} Group;

typedef struct {
    /* The vectors, one after the other: words and values, the weightiest first. */
    uint32_t *words;
    double *values;
    Py_ssize_t *starts;
    Py_ssize_t entries, words_room, values_room, starts_room, articles;
    /* By word: its last post; its value in the article that is compared. By article: what it shares so far. */
    uint32_t *last;
    double *own, *shared;
    Py_ssize_t last_room, own_room;
    Post *posts;
    Py_ssize_t post_many, post_room;
    Link *links;
    Py_ssize_t link_many, link_room;
    uint32_t *found, *home;
    Group *groups;
    /* What is known of times. */
    const double *at;
    const char *named, *dated;
    /* What events.py says of them. */
    Py_ssize_t leading, owners;
    double promising, alike, undated, window, later, later_window;
} Work;

static void forget(Work *work) {
    for (Py_ssize_t number = 0; work->groups && number < work->articles; number++) {
        PyMem_Free(work->groups[number].words);
        PyMem_Free(work->groups[number].values);
        PyMem_Free(work->groups[number].apart);
    }
    void *all[] = {work->words, work->values, work->starts, work->last, work->own, work->shared, work->posts,
                   work->links, work->found, work->home, work->groups};
    for (size_t one = 0; one < sizeof all / sizeof *all; one++)
        PyMem_Free(all[one]);
}

/* As Python rounds: to the nearest decimal, and not by multiplying. */
static double rounded(double value) {
    char *text = PyOS_double_to_string(value, 'f', 6, 0, NULL);
    const double result = text ? PyOS_string_to_double(text, NULL, NULL) : value;
    PyMem_Free(text);
    return result;
}

/* events._least */
static double least_of(const Work *work, Py_ssize_t one, Py_ssize_t other) {
    const double first = work->at[one], second = work->at[other];
    if (isinf(first) || isinf(second))
        return first == second ? work->alike : INFINITY;
    if (fabs(first - second) <= work->window)
        return work->alike;
    if (!work->dated[one] == !work->dated[other])
        return work->dated[one] && fabs(first - second) <= work->later_window ? work->later : INFINITY;
    return (work->dated[one] ? first < second : second < first) ? work->undated : INFINITY;
}

/* Room by word, all of it empty. */
static int has_room(Work *work, Py_ssize_t word) {
    while (word >= work->own_room) {
        const Py_ssize_t before = work->own_room;
        MAKE_ROOM(work->last, work->last_room, before);
        MAKE_ROOM(work->own, work->own_room, before);
        for (Py_ssize_t at = before; at < work->own_room; at++)
            work->last[at] = 0, work->own[at] = 0.0;
    }
    return 0;
}

static int keep_vector(Work *work, PyObject *vector) {
    PyObject *word, *value;
    Py_ssize_t at = 0;
    if (!PyDict_Check(vector)) {
        PyErr_SetString(PyExc_TypeError, "a vector is a dict");
        return -1;
    }
    while (PyDict_Next(vector, &at, &word, &value)) {
        MAKE_ROOM(work->words, work->words_room, work->entries);
        MAKE_ROOM(work->values, work->values_room, work->entries);
        work->words[work->entries] = (uint32_t)PyLong_AsUnsignedLong(word);
        work->values[work->entries] = PyFloat_AsDouble(value);
        if (PyErr_Occurred() || has_room(work, work->words[work->entries]) < 0)
            return -1;
        work->entries++;
    }
    work->articles++;
    MAKE_ROOM(work->starts, work->starts_room, work->articles);
    work->starts[work->articles] = work->entries;
    return 0;
}

/* Those before an article that its leading words bring it together with, as often as they do; then it leads as well. */
static int share_words(Work *work, uint32_t number, Py_ssize_t *found) {
    const Py_ssize_t begin = work->starts[number];
    const Py_ssize_t end = work->named[number] ? Py_MIN(work->starts[number + 1], begin + work->leading) : begin;
    for (Py_ssize_t at = begin; at < end; at++) {
        const uint32_t word = work->words[at];
        uint32_t post = work->last[word];
        for (Py_ssize_t left = work->owners; post && left; left--) {
            const Post *one = &work->posts[post];
            const double share = work->values[at] * work->values[one->entry];
            if (share > 0.0 && work->shared[one->owner] == 0.0)
                work->found[(*found)++] = one->owner;
            work->shared[one->owner] += share;
            post = one->before;
        }
        MAKE_ROOM(work->posts, work->post_room, work->post_many);
        work->posts[work->post_many] = (Post){number, (uint32_t)at, work->last[word]};
        work->last[word] = (uint32_t)work->post_many++;
    }
    return 0;
}

/* _Report.links: pairs that are alike by themselves, the later one last. */
static int find_links(Work *work) {
    work->post_many = 1; /* Post 0 is the end of every chain. */
    MAKE_ROOM(work->posts, work->post_room, work->post_many);
    for (uint32_t number = 0; number < (uint32_t)work->articles; number++) {
        Py_ssize_t found = 0;
        if (share_words(work, number, &found) < 0)
            return -1;
        for (Py_ssize_t at = work->starts[number]; at < work->starts[number + 1]; at++)
            work->own[work->words[at]] = work->values[at];
        for (Py_ssize_t turn = 0; turn < found; turn++) {
            const uint32_t other = work->found[turn];
            const double promise = work->shared[other];
            const double least = promise >= work->promising ? least_of(work, number, other) : INFINITY;
            work->shared[other] = 0.0;
            if (least > 1)
                continue;
            double whole = 0.0;
            for (Py_ssize_t at = work->starts[other]; at < work->starts[other + 1]; at++)
                whole += work->own[work->words[at]] * work->values[at];
            if ((whole = rounded(whole)) < least)
                continue;
            MAKE_ROOM(work->links, work->link_room, work->link_many);
            work->links[work->link_many++] = (Link){whole, other, number};
        }
        for (Py_ssize_t at = work->starts[number]; at < work->starts[number + 1]; at++)
            work->own[work->words[at]] = 0.0;
    }
    return 0;
}

/* The greater first, then the smaller numbers. */
static int comes_first(const Link *one, const Link *other) {
    if (one->alike != other->alike)
        return one->alike > other->alike;
    return one->one != other->one ? one->one < other->one : one->other < other->other;
}

static void sink(Link *heap, Py_ssize_t many, Py_ssize_t at) {
    const Link moved = heap[at];
    for (Py_ssize_t below; (below = 2 * at + 1) < many; at = below) {
        if (below + 1 < many && comes_first(&heap[below + 1], &heap[below]))
            below++;
        if (!comes_first(&heap[below], &moved))
            break;
        heap[at] = heap[below];
    }
    heap[at] = moved;
}

static uint32_t home_of(Work *work, uint32_t number) {
    while (work->home[number] != number)
        number = work->home[number] = work->home[work->home[number]];
    return number;
}

typedef struct {
    uint32_t word;
    double value;
} Entry;

static int by_word(const void *one, const void *other) {
    const uint32_t first = ((const Entry *)one)->word, second = ((const Entry *)other)->word;
    return (first > second) - (first < second);
}

/* The words of a single article, in their order, as soon as somebody asks. */
static int has_words(Work *work, uint32_t number) {
    Group *group = &work->groups[number];
    if (group->words)
        return 0;
    const Py_ssize_t begin = work->starts[number], many = work->starts[number + 1] - begin;
    Entry *sorted = PyMem_Malloc(((size_t)many + 1) * sizeof *sorted);
    group->words = PyMem_Malloc(((size_t)many + 1) * sizeof *group->words);
    group->values = PyMem_Malloc(((size_t)many + 1) * sizeof *group->values);
    if (!sorted || !group->words || !group->values) {
        PyMem_Free(sorted);
        return no_memory();
    }
    for (Py_ssize_t at = 0; at < many; at++)
        sorted[at] = (Entry){work->words[begin + at], work->values[begin + at]};
    qsort(sorted, (size_t)many, sizeof *sorted, by_word);
    for (Py_ssize_t at = 0; at < many; at++)
        group->words[at] = sorted[at].word, group->values[at] = sorted[at].value;
    group->many = many;
    PyMem_Free(sorted);
    return 0;
}

/* average_link._average */
static double average(const Group *one, const Group *other) {
    double whole = 0.0;
    for (Py_ssize_t left = 0, right = 0; left < one->many && right < other->many;) {
        if (one->words[left] < other->words[right])
            left++;
        else if (one->words[left] > other->words[right])
            right++;
        else
            whole += one->values[left++] * other->values[right++];
    }
    return rounded(whole) / (double)(one->size * other->size);
}

static int may_not_meet(Work *work, const Group *one, uint32_t other) {
    for (Py_ssize_t at = 0; at < one->apart_many; at++)
        if (home_of(work, one->apart[at]) == other)
            return 1;
    return 0;
}

/* average_link._join: the second goes into the first. */
static int join_groups(Work *work, uint32_t into, uint32_t from) {
    Group *one = &work->groups[into], *other = &work->groups[from];
    if (has_words(work, into) < 0 || has_words(work, from) < 0)
        return -1;
    const size_t most = (size_t)(one->many + other->many) + 1;
    uint32_t *words = PyMem_Malloc(most * sizeof *words);
    double *values = PyMem_Malloc(most * sizeof *values);
    uint32_t *apart = PyMem_Malloc(((size_t)(one->apart_many + other->apart_many) + 1) * sizeof *apart);
    if (!words || !values || !apart) {
        PyMem_Free(words);
        PyMem_Free(values);
        PyMem_Free(apart);
        return no_memory();
    }
    Py_ssize_t many = 0, left = 0, right = 0;
    while (left < one->many || right < other->many) {
        const int takes = right == other->many || (left < one->many && one->words[left] <= other->words[right]);
        const int both = takes && right < other->many && one->words[left] == other->words[right];
        words[many] = takes ? one->words[left] : other->words[right];
        values[many++] = (takes ? one->values[left] : 0.0) + (takes && !both ? 0.0 : other->values[right]);
        left += takes, right += !takes || both;
    }
    for (Py_ssize_t at = 0; at < one->apart_many + other->apart_many; at++)
        apart[at] = at < one->apart_many ? one->apart[at] : other->apart[at - one->apart_many];
    PyMem_Free(one->words), PyMem_Free(one->values), PyMem_Free(one->apart);
    PyMem_Free(other->words), PyMem_Free(other->values), PyMem_Free(other->apart);
    const Py_ssize_t apart_many = one->apart_many + other->apart_many;
    *one = (Group){words, apart, values, one->size + other->size, many, apart_many, 1};
    *other = (Group){NULL, NULL, NULL, 0, 0, 0, 0};
    work->home[from] = into;
    return 0;
}

/* average_link.trees: which links join two groups, in their order. */
static int join_links(Work *work, PyObject *joined) {
    Link *heap = work->links;
    Py_ssize_t many = work->link_many;
    for (Py_ssize_t at = many / 2; at-- > 0;)
        sink(heap, many, at);
    while (many) {
        const Link link = heap[0];
        const uint32_t left = home_of(work, link.one), right = home_of(work, link.other);
        const Group *one = &work->groups[left], *other = &work->groups[right];
        double alike = link.alike;
        if (left == right || may_not_meet(work, one, right))
            alike = -1.0;
        else if (one->has_grown || other->has_grown) {
            if (has_words(work, left) < 0 || has_words(work, right) < 0)
                return -1;
            alike = average(one, other);
        }
        if (alike >= link.alike || alike < work->alike) {
            heap[0] = heap[--many];
            if (alike >= link.alike) {
                PyObject *pair = Py_BuildValue("(II)", link.one, link.other);
                const int status = pair ? PyList_Append(joined, pair) : -1;
                Py_XDECREF(pair);
                const int is_less = one->size < other->size;
                if (status < 0 || join_groups(work, is_less ? right : left, is_less ? left : right) < 0)
                    return -1;
            }
        } else
            heap[0].alike = alike;
        if (many)
            sink(heap, many, 0);
    }
    return 0;
}

static int keep_apart(Work *work, PyObject *pairs) {
    PyObject *each = PyObject_GetIter(pairs), *pair;
    int status = each ? 0 : -1;
    while (status == 0 && (pair = PyIter_Next(each))) {
        Py_ssize_t ends[2];
        if (!PyArg_ParseTuple(pair, "nn", &ends[0], &ends[1]))
            status = -1;
        else if (Py_MIN(ends[0], ends[1]) < 0 || Py_MAX(ends[0], ends[1]) >= work->articles) {
            PyErr_SetString(PyExc_ValueError, "there is no such article");
            status = -1;
        }
        for (int end = 0; status == 0 && end < 2; end++) {
            Group *group = &work->groups[ends[end]];
            uint32_t *more = PyMem_Realloc(group->apart, ((size_t)group->apart_many + 1) * sizeof *more);
            if (more)
                group->apart = more, more[group->apart_many++] = (uint32_t)ends[1 - end];
            else
                status = no_memory();
        }
        Py_DECREF(pair);
    }
    Py_XDECREF(each);
    return PyErr_Occurred() ? -1 : status;
}

/* Takes the vectors. */
static int keep_vectors(Work *work, PyObject *vectors) {
    PyObject *each = PyObject_GetIter(vectors), *vector;
    int status = each ? 0 : -1;
    while (status == 0 && (vector = PyIter_Next(each))) {
        status = keep_vector(work, vector);
        Py_DECREF(vector);
    }
    Py_XDECREF(each);
    return PyErr_Occurred() ? -1 : status;
}

static int prepare(Work *work, PyObject *vectors) {
    MAKE_ROOM(work->starts, work->starts_room, 0);
    work->starts[0] = 0;
    if (keep_vectors(work, vectors) < 0)
        return -1;
    const size_t many = (size_t)work->articles + 1;
    work->shared = PyMem_Calloc(many, sizeof *work->shared);
    work->found = PyMem_Malloc(many * sizeof *work->found);
    work->home = PyMem_Malloc(many * sizeof *work->home);
    work->groups = PyMem_Calloc(many, sizeof *work->groups);
    if (!work->shared || !work->found || !work->home || !work->groups)
        return no_memory();
    for (uint32_t number = 0; number < (uint32_t)work->articles; number++)
        work->home[number] = number, work->groups[number].size = 1;
    return 0;
}

static PyObject *joins(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *vectors, *apart, *joined = NULL;
    Py_buffer named, at, dated;
    Work work;
    memset(&work, 0, sizeof work);
    if (!PyArg_ParseTuple(arguments, "Oy*y*y*(nndddddd)O", &vectors, &named, &at, &dated, &work.leading, &work.owners,
                          &work.promising, &work.alike, &work.undated, &work.window, &work.later,
                          &work.later_window, &apart))
        return NULL;
    work.named = named.buf, work.at = at.buf, work.dated = dated.buf;
    if (prepare(&work, vectors) == 0) {
        if (named.len < work.articles || dated.len < work.articles
            || at.len < work.articles * (Py_ssize_t)sizeof(double))
            PyErr_SetString(PyExc_ValueError, "fewer times than vectors");
        else if (keep_apart(&work, apart) == 0 && find_links(&work) == 0 && (joined = PyList_New(0))
                 && join_links(&work, joined) < 0)
            Py_CLEAR(joined);
    }
    forget(&work);
    PyBuffer_Release(&named);
    PyBuffer_Release(&at);
    PyBuffer_Release(&dated);
    return joined;
}

/* ------------------------------------------------------------------------------------------------------- the module */

static PyMethodDef functions[] = {
    {"shingles", shingles, METH_VARARGS, "shingles(data, strips, length): the CRC-32 of every run of words, and how many words."},
    {"pieces", pieces, METH_VARARGS, "pieces(text, known): what is known of each word, and of what stands between them."},
    {"sharing", sharing, METH_VARARGS, "sharing(shingles, starts, tokens, skipped, bars): for each article those before it that share some."},
    {"joins", joins, METH_VARARGS, "joins(vectors, named, at, dated, bars, apart): the pairs that join groups, in order."},
    {NULL, NULL, 0, NULL}};

static int alike_exec(PyObject *module) {
    fill_table();
    return PyModule_AddStringConstant(module, "SOURCE", TEXT_OF(CORE_SOURCE));
}

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, alike_exec},
#ifdef Py_mod_multiple_interpreters
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
#ifdef Py_mod_gil
    {Py_mod_gil, Py_MOD_GIL_USED},
#endif
    {0, NULL}};

static struct PyModuleDef alike_module = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "triage.stories._alike",
    .m_doc = "What is compared among all articles at once; see compiled.py.",
    .m_size = 0,
    .m_methods = functions,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit__alike(void) { return PyModuleDef_Init(&alike_module); }
