/**
 * Creating and revoking API keys, and the file that stores them. The keys themselves belong to {@code access}.
 */
@NullMarked
package taskmgmt.change.access;

import org.jspecify.annotations.NullMarked;
