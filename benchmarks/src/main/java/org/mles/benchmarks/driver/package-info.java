/**
 * Systems under test: how each is started, connected to and verified. Thread: see each class.
 * Imports process, workload.
 */
@NullMarked
package org.mles.benchmarks.driver;

import org.jspecify.annotations.NullMarked;
