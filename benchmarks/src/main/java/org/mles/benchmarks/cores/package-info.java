/**
 * What further cores are worth to one channel: constants of our server from measured files, and
 * what follows from them. Thread: any. Imports result.
 */
@NullMarked
package org.mles.benchmarks.cores;

import org.jspecify.annotations.NullMarked;
