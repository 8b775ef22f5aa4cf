/**
 * Making and revoking API keys, and the file that they are in. What a key is belongs to {@code access}.
 */
@NullMarked
package taskmgmt.change.access;

import org.jspecify.annotations.NullMarked;
