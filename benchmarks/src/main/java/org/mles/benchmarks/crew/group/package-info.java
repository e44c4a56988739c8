/**
 * Membership, messages, failure detection and encryption between the agents of a run, by JGroups;
 * nothing else sees it. Thread: see each class. Imports none of ours.
 */
@NullMarked
package org.mles.benchmarks.crew.group;

import org.jspecify.annotations.NullMarked;
