/** Integrations as shown. */
@NullMarked
package taskmgmt.view.integration;

import org.jspecify.annotations.NullMarked;
