/**
 * SHA-256 in one place: the implementation that starts fast, the platform's, and digests as text. Pure.
 */
@NullMarked
package taskmgmt.hash;

import org.jspecify.annotations.NullMarked;
