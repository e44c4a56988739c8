/**
 * Mles servers and how they are loaded: frames of v1, or of WebSocket, over plain sockets or inside
 * TLS. Thread: see each class. Imports driver, driver.wire, process, workload.
 */
@NullMarked
package org.mles.benchmarks.driver.mles;

import org.jspecify.annotations.NullMarked;
