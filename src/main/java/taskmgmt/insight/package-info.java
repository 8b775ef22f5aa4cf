/**
 * Actionable findings, each with the figures behind it, the most important first. Detectors and templates belong here; the
 * figures come from the other pure packages. No files, threads, clock or JSON.
 */
@NullMarked
package taskmgmt.insight;

import org.jspecify.annotations.NullMarked;
