/** Text of strangers made fit for people to read. Thread: any. Imports nothing of the project. */
@NullMarked
package org.mles.text;

import org.jspecify.annotations.NullMarked;
