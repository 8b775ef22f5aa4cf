/**
 * Other systems that do work: their descriptions, and the HTTP clients for them. Recording the work belongs to {@code
 * change.integration}.
 */
@NullMarked
package taskmgmt.integration;

import org.jspecify.annotations.NullMarked;
