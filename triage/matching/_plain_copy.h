/* Copy for readers, a part of _core.c: story.plain_article, where it is beyond doubt. What is a doubt comes from Python, in
   small letters (readers/wire/plain_copy.py). */

#define INLINE static inline Py_ALWAYS_INLINE

INLINE int is_space(const Text *text, Py_ssize_t at) { return POINT(text, at) == ' ' || POINT(text, at) == '\n'; }

INLINE Py_UCS4 small(Py_UCS4 point) {
    return point < 128 ? (Py_UCS4)Py_TOLOWER(point) : Py_UNICODE_TOLOWER(point);
}

/* Every word has its line end. */
INLINE const char *next_word(const char *word) { return strchr(word, '\n') + 1; }

INLINE int is_digit(Py_UCS4 point) { return point < 128 ? Py_ISDIGIT(point) : Py_UNICODE_ISDECIMAL(point); }

/* Whether one of these words, sorted and a line each, stands at a place, whatever the case of its letters. */
INLINE int stands_at(const Text *text, Py_ssize_t at, const char *word) {
    Py_UCS4 first = at < text->size ? small(POINT(text, at)) : 0;
    for (; *word && (Py_UCS4)*word <= first; word = next_word(word)) {
        Py_ssize_t place = 0;
        while (word[place] != '\n' && at + place < text->size && small(POINT(text, at + place)) == (Py_UCS4)word[place])
            place++;
        if (word[place] == '\n')
            return 1;
    }
    return 0;
}

/* Whether one of these words, each of three letters or more, begins within a stretch. Their first three letters are bits of
   a table, five of each; where they stand, words are compared. In doubt: to regular expressions, four letters beyond
   ASCII are i, s and k. */
INLINE int stands_within(const Text *text, Py_ssize_t start, Py_ssize_t end, const char *words) {
    unsigned char begins[1 << 12] = {0};
    unsigned letters = 0;
    for (const char *word = words; *word; word = next_word(word)) {
        letters = (word[0] & 31u) << 10 | (word[1] & 31u) << 5 | (word[2] & 31u);
        begins[letters >> 3] |= (unsigned char)(1 << (letters & 7));
    }
    for (Py_ssize_t at = start; at < Py_MIN(end + 2, text->size); at++) {
        Py_UCS4 point = POINT(text, at);
        letters = (letters << 5 | (point & 31)) & 0x7FFF;
        if (point == 0x130 || point == 0x131 || point == 0x17F || point == 0x212A
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

/* Whether a text may be an export: it has such a line or two blank ones, or begins with a sign that only those have. */
INLINE int may_be_export(const Text *text, Py_ssize_t end) {
    Py_UCS4 first = POINT(text, 0);
    if (first == '"' || first == '1' || first == '?' || (first > 127 && first != 0x2018 && first != 0x201C)
        || opens_export(text, 0, end))
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
INLINE int is_story(const Text *text, Py_ssize_t start, Py_ssize_t end, const char *starts) {
    int digits = 0, words = 0, has_year = 0, has_day = 0;
    for (Py_ssize_t at = start; at < end; at++) {
        digits = is_digit(POINT(text, at)) ? digits + 1 : 0;
        has_year |= digits > 3;
        has_day |= digits && digits < 3 && (at + 1 == end || !is_digit(POINT(text, at + 1)));
        words |= POINT(text, at) == ' ' && at + 1 < end && Py_UNICODE_ISALPHA(POINT(text, at + 1));
    }
    return words && (!has_year || !has_day || (end - start > 80 && !strchr("_* ", (int)POINT(text, end - 1))))
           && POINT(text, start + 2) != '-' && !stands_at(text, start, starts);
}

/* The ends of headline and story, where the story begins, and whether a dateline may stand there, into four numbers; 0 in
   any other doubt. */
INLINE int is_plain(const Text *text, const char *const doubts[5], Py_ssize_t found[4]) {
    const char *starts = doubts[0], *signs = doubts[1], *endings = doubts[2], *feet = doubts[3], *agencies = doubts[4];
    Py_ssize_t size = text->size, title = 0, body, line = 0, last, at, end = size;
    int is_sure = 1, is_odd = 0, has_digit = 0;
    for (at = 0; at < size; at++) {
        Py_UCS4 point = POINT(text, at);
        is_odd |= (point < ' ' && point != '\n') || point - 127 < 34 || (point > 255 && Py_UNICODE_ISSPACE(point));
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
    found[0] = title, found[1] = body, found[2] = end, found[3] = has_dash(text, 0, body + 160);
    return is_sure && is_story(text, 0, title, starts) && is_story(text, body, line, starts)
           && !(has_digit && Py_UNICODE_ISDIGIT(POINT(text, title - 1)))
           && !(Py_UNICODE_ISDIGIT(POINT(text, line - 1)) && stands_at(text, 0, agencies))
           && !stands_within(text, 0, Py_MIN(end, body + 500), signs)
           && POINT(text, last) < 128 && Py_ISALNUM(POINT(text, last)) && POINT(text, end - 1) != ')'
           && !stands_at(text, last, feet) && (end - last > 40 || !stands_at(text, last, agencies))
           && !stands_within(text, Py_MAX(0, Py_MIN(last, end - 400)), end, endings);
}

static PyObject *plain_copy(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *object;
    const char *doubts[5];
    if (!PyArg_ParseTuple(arguments, "U(yyyyy)", &object, &doubts[0], &doubts[1], &doubts[2], &doubts[3], &doubts[4]))
        return NULL;
    const Text text = text_of(object);
    const Text narrow = {PyUnicode_1BYTE_KIND, text.data, text.size};
    Py_ssize_t found[4];
    if (text.kind == PyUnicode_1BYTE_KIND ? !is_plain(&narrow, doubts, found) : !is_plain(&text, doubts, found))
        Py_RETURN_NONE;
    return Py_BuildValue("(nnnn)", found[0], found[1], found[2], found[3]);
}
