/**
 * Arrays of bytes: searching them, hashing them, tables keyed by them. Pure; nothing here knows what the bytes mean.
 */
@NullMarked
package taskmgmt.bytes;

import org.jspecify.annotations.NullMarked;
