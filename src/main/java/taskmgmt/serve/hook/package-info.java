/**
 * Webhooks of other systems, such as GitHub: authenticated by a signature over the body instead of a key.
 *
 * <p>Starting the workflow belongs to {@code change.trigger}.
 */
@NullMarked
package taskmgmt.serve.hook;

import org.jspecify.annotations.NullMarked;
