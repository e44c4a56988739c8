/**
 * Certificates and keys: read from files, made for trying, believed or not. Thread: any. May import
 * only {@code text}.
 */
@NullMarked
package org.mles.cert;

import org.jspecify.annotations.NullMarked;
