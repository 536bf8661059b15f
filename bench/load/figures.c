#define _GNU_SOURCE
#include "load.h"

#include <stdlib.h>
#include <time.h>

static int bucket_of(uint64_t micros)
{
    int shift = 0;
    if (micros < 2 * STEPS)
        return (int)micros;
    while (micros >> shift >= 2 * STEPS)
        shift++;
    int bucket = (int)(micros >> shift) + shift * STEPS;
    return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

static uint64_t floor_of(int bucket)
{
    int shift = bucket < 2 * STEPS ? 0 : bucket / STEPS - 1;
    return (uint64_t)(bucket - shift * STEPS) << shift;
}

void note_wait(Histogram *histogram, Nanos wait)
{
    histogram->counts[bucket_of(wait > 0 ? (uint64_t)wait / 1000 : 0)]++;
    histogram->count++;
    if (wait > histogram->longest)
        histogram->longest = wait;
}

void print_histogram(FILE *out, const char *name, const Histogram *histogram)
{
    const char *comma = "";
    fprintf(out, "\"%s\":{\"count\":%lu,\"longest\":%ld,\"buckets\":[", name, (unsigned long)histogram->count,
            (long)(histogram->longest / 1000));
    for (int i = 0; i < BUCKETS; i++)
        if (histogram->counts[i] > 0) {
            fprintf(out, "%s[%lu,%lu]", comma, (unsigned long)floor_of(i), (unsigned long)histogram->counts[i]);
            comma = ",";
        }
    fprintf(out, "]}");
}

static void miss(Seen *seen, uint64_t number)
{
    if (seen->missing_count == seen->missing_space) {
        seen->missing_space = seen->missing_space ? 2 * seen->missing_space : 16;
        seen->missing = realloc(seen->missing, (size_t)seen->missing_space * sizeof *seen->missing);
    }
    seen->missing[seen->missing_count++] = number;
}

bool note_number(Seen *seen, uint64_t number)
{
    if (number > seen->last) {
        for (uint64_t between = seen->last + 1; between < number; between++)
            miss(seen, between);
        seen->last = number;
        return true;
    }
    for (int i = 0; i < seen->missing_count; i++)
        if (seen->missing[i] == number) {
            seen->missing[i] = seen->missing[--seen->missing_count];
            seen->reordered++;
            return true;
        }
    seen->doubled++;
    return false;
}

Nanos processor_of(int pid)
{
    clockid_t clock;
    struct timespec used;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
        return 0;
    return (Nanos)used.tv_sec * 1000000000 + used.tv_nsec;
}

Nanos processor_of_machine(void)
{
    unsigned long user, nice, system, idle, waiting, hard, soft, stolen;
    FILE *file = fopen("/proc/stat", "r");
    Nanos ticks = 0;
    if (file == NULL)
        return 0;
    if (fscanf(file, "cpu %lu %lu %lu %lu %lu %lu %lu %lu", &user, &nice, &system, &idle, &waiting, &hard, &soft,
               &stolen) == 8)
        ticks = (Nanos)(user + nice + system + hard + soft + stolen);
    fclose(file);
    return ticks * 10000000;
}
