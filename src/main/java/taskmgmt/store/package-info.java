/**
 * The log directory as one thing: every change of the registry or the incidents is one transaction with its audit
 * entries. The only package that knows all the files together.
 */
@NullMarked
package taskmgmt.store;

import org.jspecify.annotations.NullMarked;
