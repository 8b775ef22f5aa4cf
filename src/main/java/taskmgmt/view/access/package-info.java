/**
 * API keys as shown: their columns, and the one document that contains a key.
 */
@NullMarked
package taskmgmt.view.access;

import org.jspecify.annotations.NullMarked;
