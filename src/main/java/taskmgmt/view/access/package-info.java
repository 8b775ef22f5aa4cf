/**
 * What API keys are called: their columns, and the one document that shows a key.
 */
@NullMarked
package taskmgmt.view.access;

import org.jspecify.annotations.NullMarked;
