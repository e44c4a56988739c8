/** What clients under test are told and print, line by line, and what is expected of that. */
@NullMarked
package org.mles.conformance.probe.lines;

import org.jspecify.annotations.NullMarked;
