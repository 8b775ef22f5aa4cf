/** What integrations are called where they are shown. */
@NullMarked
package taskmgmt.view.integration;

import org.jspecify.annotations.NullMarked;
