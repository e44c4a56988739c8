/**
 * What a server shows to browsers, and whom it lets in from there. Thread: any. May import http.
 */
@NullMarked
package org.mles.site;

import org.jspecify.annotations.NullMarked;
