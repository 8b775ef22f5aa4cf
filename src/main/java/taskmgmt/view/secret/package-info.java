/** Credentials as shown, without their values. */
@NullMarked
package taskmgmt.view.secret;

import org.jspecify.annotations.NullMarked;
