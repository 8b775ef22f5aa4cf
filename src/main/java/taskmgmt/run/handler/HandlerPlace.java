package taskmgmt.run.handler;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.agent.tool.OwnTool;
import taskmgmt.run.workflow.RunPlace;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;

/**
 * Where a worker does what is no command.
 *
 * @param logs    opens the log once more, for another thread
 * @param home    what programs of agents are relative to that are named with a path
 * @param output  a directory that gets a file with what is to be seen of each task
 * @param process this one
 * @param own     runs commands of this program, in the name of an agent
 */
public record HandlerPlace(
        Supplier<TaskLog> logs, Path home, Path output, RunPlace process, SignalRelay signals, Warnings warnings, Function<String, OwnTool.Commands> own) {}
