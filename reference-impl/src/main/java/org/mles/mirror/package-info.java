/**
 * One channel on several loops: the owner's log is copied to loops on which members read it. Knows
 * no socket, thread or clock; loops are told by posting to them. Thread: see each class.
 */
@NullMarked
package org.mles.mirror;

import org.jspecify.annotations.NullMarked;
