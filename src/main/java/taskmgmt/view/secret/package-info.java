/** What credentials are called where they are shown, without what they are. */
@NullMarked
package taskmgmt.view.secret;

import org.jspecify.annotations.NullMarked;
