/* The compiled twin of sums.py: the same whole numbers, many times quicker. sums.py says what they mean.
 *
 * All arithmetic is done modulo 2**64, as numpy does it. Every size is checked before anything is read.
 */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <string.h>

/* Raised with any change of what is computed; compiled.py refuses another one. */
#define VERSION 1

enum {
    SPREAD = 11,
    HEADS = 10,
    CLASSES = SPREAD + HEADS,
    WIDTH = CLASSES + 1,
    PIECE_BITS = 16,
    ROW_BITS = 17,
    SMALLEST = 2,
    LARGEST = 5,
    MOST_WORDS = 400,
    LONGEST = 64,
    SCALES = 256,
};

static const uint64_t MIX = 0x9E3779B97F4A7C15u;
static const uint64_t STEP = 0x100000001B3u;
static const uint64_t PLACES[] = {
    0xBF58476D1CE4E5B9u, 0x94D049BB133111EBu, 0xD6E8FEB86659FD93u, 0xA0761D6478BD642Fu, 0xE7037ED1A0B428DBu,
    0x8EBC6AF09C88C6E3u, 0x589965CC75374CC3u, 0x1D8E4E27C47D124Fu, 0xEB44ACCAB455D165u, 0xA24BAED4963EE407u,
};

typedef uint64_t Word[WIDTH];

static Py_ssize_t row(uint64_t hash, int bits)
{
    return (Py_ssize_t)(((hash ^ (hash >> 31)) * MIX) >> (64 - bits));
}

/* Rounded down, as Python divides. */
static int64_t divided(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

/* Eight-bit weights or numbers of a known size; NULL with an error for others. */
static const char *table(PyObject *bytes, Py_ssize_t size)
{
    char *data;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(bytes, &data, &length) < 0)
        return NULL;
    if (length != size) {
        PyErr_SetString(PyExc_ValueError, "a table has another size");
        return NULL;
    }
    return data;
}

/* A line between two edges; -1 with an error for what is none. */
static Py_ssize_t read_line(PyObject *framed, Word *words)
{
    Py_ssize_t count = PyList_Size(framed);
    if (count < 0)
        return -1;
    if (count < 3 || count > MOST_WORDS + 2) {
        PyErr_SetString(PyExc_ValueError, "a line has 1 to 400 words");
        return -1;
    }
    for (Py_ssize_t n = 0; n < count; n++) {
        const char *word = table(PyList_GetItem(framed, n), sizeof(Word));
        if (word == NULL)
            return -1;
        memcpy(words[n], word, sizeof(Word));
    }
    return count;
}

/* Rows of pairs, triples and pairs with a gap: at most five a word. ``ends`` is the second word of each. */
static Py_ssize_t rows_of(Word *w, Py_ssize_t count, const int8_t *weights, const int8_t **rows, int *firsts, int *lasts)
{
    Py_ssize_t found = 0;
#define ADD(hash, first, last)                                  \
    do {                                                        \
        const int8_t *at = weights + row(hash, ROW_BITS) * HEADS; \
        __builtin_prefetch(at);                                 \
        rows[found] = at;                                       \
        firsts[found] = (int)(first);                           \
        lasts[found++] = (int)(last);                           \
    } while (0)
    for (Py_ssize_t n = 0; n + 1 < count; n++) {
        ADD(w[n][0] + w[n + 1][1], n, n + 1);
        ADD(w[n][5] + w[n + 1][6], n, n + 1);
    }
    for (Py_ssize_t n = 0; n + 2 < count; n++) {
        ADD(w[n][2] + w[n + 1][3] + w[n + 2][4], n, n + 2);
        ADD(w[n][7] + w[n + 1][8] + w[n + 2][9], n, n + 2);
        ADD(w[n][10] + w[n + 2][9], n, n + 2);
    }
#undef ADD
    return found;
}

static PyObject *list_of(const uint64_t *values, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t n = 0; list != NULL && n < count; n++) {
        PyObject *value = PyLong_FromLongLong((int64_t)values[n]);
        if (value == NULL || PyList_SetItem(list, n, value) < 0) {
            Py_DECREF(list);
            return NULL;
        }
    }
    return list;
}

/* line(framed, rows, scales, scale) -> (classes, heads) */
static PyObject *line(PyObject *self, PyObject *arguments)
{
    PyObject *framed, *rows_bytes, *scales_bytes;
    long long scale;
    if (!PyArg_ParseTuple(arguments, "OOOL", &framed, &rows_bytes, &scales_bytes, &scale))
        return NULL;
    Word words[MOST_WORDS + 2];
    const int8_t *rows[5 * (MOST_WORDS + 2)];
    int firsts[5 * (MOST_WORDS + 2)], lasts[5 * (MOST_WORDS + 2)];
    uint64_t scales[2][HEADS];
    const char *weights = table(rows_bytes, (Py_ssize_t)HEADS << ROW_BITS);
    const char *given = weights == NULL ? NULL : table(scales_bytes, sizeof(scales));
    Py_ssize_t count = given == NULL ? -1 : read_line(framed, words);
    if (count < 0)
        return NULL;
    memcpy(scales, given, sizeof(scales));
    Py_ssize_t found = rows_of(words, count, (const int8_t *)weights, rows, firsts, lasts);
    uint64_t classes = 0, pieces[HEADS] = {0}, heads[HEADS];
    int32_t sums[HEADS] = {0};
    for (Py_ssize_t n = 0; n < count; n++) {
        classes |= words[n][CLASSES];
        for (int head = 0; head < HEADS; head++)
            pieces[head] += words[n][SPREAD + head];
    }
    for (Py_ssize_t n = 0; n < found; n++)
        for (int head = 0; head < HEADS; head++)
            sums[head] += rows[n][head];
    for (int head = 0; head < HEADS; head++)
        heads[head] = (pieces[head] * scales[0][head] + (uint64_t)(int64_t)sums[head] * scales[1][head]) * (uint64_t)scale;
    PyObject *list = list_of(heads, HEADS);
    return list == NULL ? NULL : Py_BuildValue("KN", (unsigned long long)classes, list);
}

/* shares(framed, rows, scales, scale, together, kinds, head, worth) -> one number a word */
static PyObject *shares(PyObject *self, PyObject *arguments)
{
    PyObject *framed, *rows_bytes, *scales_bytes, *together_bytes;
    long long scale, worth;
    int kinds, head;
    if (!PyArg_ParseTuple(arguments, "OOOLOiiL", &framed, &rows_bytes, &scales_bytes, &scale, &together_bytes, &kinds,
                          &head, &worth))
        return NULL;
    if (kinds < 0 || kinds > 63 || head < 0 || head >= HEADS) {
        PyErr_SetString(PyExc_ValueError, "no such class or head");
        return NULL;
    }
    Word words[MOST_WORDS + 2];
    const int8_t *rows[5 * (MOST_WORDS + 2)];
    int firsts[5 * (MOST_WORDS + 2)], lasts[5 * (MOST_WORDS + 2)];
    uint64_t scales[2][HEADS], share[MOST_WORDS + 2];
    const char *weights = table(rows_bytes, (Py_ssize_t)HEADS << ROW_BITS);
    const char *given = weights == NULL ? NULL : table(scales_bytes, sizeof(scales));
    const char *pairs = given == NULL ? NULL : table(together_bytes, (Py_ssize_t)kinds * kinds * HEADS);
    Py_ssize_t count = pairs == NULL ? -1 : read_line(framed, words);
    if (count < 0)
        return NULL;
    memcpy(scales, given, sizeof(scales));
    uint64_t piece_worth = scales[0][head] * (uint64_t)scale, row_worth = scales[1][head] * (uint64_t)scale;
    uint64_t classes = 0;
    for (Py_ssize_t n = 0; n < count; n++) {
        share[n] = words[n][SPREAD + head] * piece_worth;
        classes |= words[n][CLASSES];
    }
    Py_ssize_t found = rows_of(words, count, (const int8_t *)weights, rows, firsts, lasts);
    for (Py_ssize_t n = 0; n < found; n++) {
        uint64_t half = (uint64_t)divided((int64_t)((uint64_t)(int64_t)rows[n][head] * row_worth), 2);
        share[firsts[n]] += half;
        share[lasts[n]] += half;
    }
    for (int one = 0; one < kinds; one++) {
        if (!(classes >> one & 1))
            continue;
        int64_t bearers = 0, part = 0;
        for (Py_ssize_t n = 0; n < count; n++)
            bearers += words[n][CLASSES] >> one & 1;
        for (int other = 0; other < kinds; other++) {
            if (!(classes >> other & 1))
                continue;
            int place = one < other ? one * kinds + other : other * kinds + one;
            int64_t weight = ((const int8_t *)pairs)[place * HEADS + head];
            int64_t value = divided((int64_t)((uint64_t)weight * (uint64_t)worth), 2 * bearers);
            /* A class together with itself counts on both sides. */
            part += one == other ? 2 * value : value;
        }
        for (Py_ssize_t n = 0; n < count; n++)
            if (words[n][CLASSES] >> one & 1)
                share[n] += (uint64_t)part;
    }
    /* The edges carry nothing. */
    return list_of(share + 1, count - 2);
}

/* word(plain, own, kind, classes, pieces, scales) -> what the word brings to any line */
static PyObject *word(PyObject *self, PyObject *arguments)
{
    PyObject *plain, *pieces_bytes, *scales_bytes;
    unsigned long long own, kind, classes;
    if (!PyArg_ParseTuple(arguments, "UKKKOO", &plain, &own, &kind, &classes, &pieces_bytes, &scales_bytes))
        return NULL;
    const char *weights = table(pieces_bytes, (Py_ssize_t)HEADS << PIECE_BITS);
    const char *scales = weights == NULL ? NULL : table(scales_bytes, SCALES * sizeof(int64_t));
    if (scales == NULL)
        return NULL;
    Py_UCS4 codes[LONGEST + 3];
    Py_ssize_t length = PyUnicode_GetLength(plain);
    if (length > LONGEST) {
        PyErr_SetString(PyExc_ValueError, "a word is too long");
        return NULL;
    }
    /* Written with a zero at its end, where the mark then stands. */
    if (PyUnicode_AsUCS4(plain, codes + 1, LONGEST + 2, 1) == NULL)
        return NULL;
    codes[0] = 2;
    codes[length + 1] = 3;
    length += 2;
    const int8_t *whole = (const int8_t *)weights + row(own, PIECE_BITS) * HEADS;
    int64_t sums[HEADS], count = 1;
    for (int head = 0; head < HEADS; head++)
        sums[head] = whole[head];
    for (Py_ssize_t start = 0; start < length; start++) {
        /* Half of a character is written as a question mark. */
        uint64_t value = (codes[start] & 0xFFFFF800u) == 0xD800u ? '?' : codes[start];
        value *= MIX;
        for (Py_ssize_t size = SMALLEST; size <= LARGEST && start + size <= length; size++) {
            Py_UCS4 code = codes[start + size - 1];
            value = value * STEP + ((code & 0xFFFFF800u) == 0xD800u ? '?' : code);
            const int8_t *piece = (const int8_t *)weights + row(value * PLACES[size], PIECE_BITS) * HEADS;
            for (int head = 0; head < HEADS; head++)
                sums[head] += piece[head];
            count++;
        }
    }
    if (count >= SCALES) {
        PyErr_SetString(PyExc_ValueError, "a word has too many pieces");
        return NULL;
    }
    int64_t scale;
    memcpy(&scale, scales + count * sizeof(scale), sizeof(scale));
    Word found;
    for (int place = 0; place < 5; place++) {
        found[place] = own * PLACES[place];
        found[place + 5] = kind * PLACES[place + 5];
    }
    found[10] = kind * PLACES[0];
    for (int head = 0; head < HEADS; head++)
        found[SPREAD + head] = (uint64_t)(sums[head] * scale);
    found[CLASSES] = classes;
    return PyBytes_FromStringAndSize((const char *)found, sizeof(found));
}

static PyMethodDef METHODS[] = {
    {"word", word, METH_VARARGS, NULL},
    {"line", line, METH_VARARGS, NULL},
    {"shares", shares, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef MODULE = {PyModuleDef_HEAD_INIT, .m_name = "_sums", .m_size = 0, .m_methods = METHODS};

PyMODINIT_FUNC PyInit__sums(void)
{
    PyObject *module = PyModule_Create(&MODULE);
    if (module != NULL && PyModule_AddIntConstant(module, "VERSION", VERSION) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
