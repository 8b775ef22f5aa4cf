/** The sources of tasks, one class each: what their rows mean. Reading files is not done here, nor is anything remembered between imports. */
@NullMarked
package taskmgmt.imports.task;

import org.jspecify.annotations.NullMarked;
