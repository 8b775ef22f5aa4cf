/**
 * Finding source code in directories and what it is made of; the only user of the library that parses it. What is found means what
 * {@code taskmgmt.code} says.
 */
@NullMarked
package taskmgmt.code.read;

import org.jspecify.annotations.NullMarked;
