/**
 * What other systems send of their own accord, such as the webhooks of GitHub: no key, but a signature over the body shows who it is.
 *
 * <p>What is started then stands in {@code change.trigger}.
 */
@NullMarked
package taskmgmt.serve.hook;

import org.jspecify.annotations.NullMarked;
