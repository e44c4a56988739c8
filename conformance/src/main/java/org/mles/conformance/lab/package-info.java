/**
 * What every case owns whatever its subject; the labs beside it add what one kind of subject needs.
 * Thread: case. Imports {@code probe}.
 */
@NullMarked
package org.mles.conformance.lab;

import org.jspecify.annotations.NullMarked;
