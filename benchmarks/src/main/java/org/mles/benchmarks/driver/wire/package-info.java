/**
 * The one client that reads every server's protocol: sockets, receiving loops, scanners. Thread:
 * see each class. Imports driver, result, workload.
 */
@NullMarked
package org.mles.benchmarks.driver.wire;

import org.jspecify.annotations.NullMarked;
