package taskmgmt.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.InvalidValueException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Parameter;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.serve.Problem;
import taskmgmt.serve.ProblemException;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.route.Readings;
import taskmgmt.settings.SettingValues;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.page.FirstTasks;
import taskmgmt.store.page.TaskPages;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.warm.WarmTasks;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskFilter;

/** Answers read requests by running commands in this process, each with streams of its own and no environment. */
final class CommandReadings implements Readings {
    private static final String LOGS = "logs";

    private final Function<String, @Nullable Command> commands;
    private final Path directory;
    private final Session session;
    /** Limits how many run at once, because a report over a large log takes memory. */
    private final Semaphore turns;
    private final WarmTasks tasks;

    CommandReadings(Function<String, @Nullable Command> commands, Path directory, Session session, int atOnce) {
        this.commands = commands;
        this.directory = directory;
        this.session = session;
        this.turns = new Semaphore(atOnce, true);
        this.tasks = new WarmTasks(directory);
    }

    @Override
    public LogReader log() {
        return tasks.reader();
    }

    /** The active tasks. */
    List<Task> running() throws IOException {
        LogReader reader = log();
        TaskPages pages = new TaskPages(reader, RunReader.of(reader, ScanProgress.NONE), tasks);
        return pages.first(TaskFilter.ALL.statuses(List.of(Status.ACTIVE)), null, TaskPages.MOST).map(FirstTasks::tasks).orElse(List.of());
    }

    @Override
    public List<QueryParameter> parameters(String command, List<String> options) {
        List<QueryParameter> parameters = new ArrayList<>();
        for (String option : options) {
            parameters.add(parameter(declared(command, option), option));
        }
        return parameters;
    }

    private Parameter declared(String command, String option) {
        for (ParameterGroup group : named(command).groups()) {
            for (Parameter parameter : group.parameters()) {
                if (parameter.name().equals("--" + option)) {
                    return parameter;
                }
            }
        }
        throw new IllegalArgumentException("'" + command + "' has no option --" + option);
    }

    private static QueryParameter parameter(Parameter declared, String option) {
        return new QueryParameter(option.replace('-', '_'), declared instanceof Flag ? QueryParameter.Kind.FLAG : QueryParameter.Kind.TEXT,
                declared instanceof Options<?>, declared.isRequired(), declared.offered(), declared.help());
    }

    private Command named(String name) {
        Command command = commands.apply(name);
        if (command == null) {
            throw new IllegalArgumentException("there is no command '" + name + "'");
        }
        return command;
    }

    @Override
    public Reading read(String name, List<String> words) throws IOException, InterruptedException {
        StringWriter notices = new StringWriter();
        List<String> json = new ArrayList<>(List.of("--json"));
        json.addAll(words);
        Ran ran = run(name, json, notices);
        List<String> lines = notices.toString().lines().map(CommandReadings::withoutName).toList();
        return new Reading(ran.text(), lines, ran.code() == ExitCode.NO);
    }

    @Override
    public String readAs(String name, List<String> words) throws IOException, InterruptedException {
        return run(name, words, new StringWriter()).text();
    }

    private record Ran(String text, ExitCode code) {}

    private Ran run(String name, List<String> words, StringWriter notices) throws IOException, InterruptedException {
        Command command = named(name);
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--" + LOGS + "=" + directory));
        all.addAll(words);
        turns.acquire();
        try (PrintWriter err = new PrintWriter(notices)) {
            Session own = new Session(out, err, InputStream.nullInputStream(), session.clock(), Map.of(), session.workingDirectory(), Terminal.NONE,
                    session.random(), session.processes(), session.streams(), SettingValues.NONE);
            CommandForm.parse(command, all.toArray(String[]::new), own);
            for (ParameterGroup group : command.groups()) {
                if (group instanceof LogLocation location) {
                    location.keep(tasks);
                }
            }
            ExitCode code = command.run(own);
            return new Ran(out.toString(), code);
        } catch (UsageException e) {
            throw problem(String.valueOf(e.getMessage()), name, words);
        } catch (RefusedException e) {
            throw e.refusal() == Refusal.INVALID && !(e instanceof InvalidValueException) ? problem(String.valueOf(e.getMessage()), name, words) : e;
        } finally {
            turns.release();
        }
    }

    private static String withoutName(String line) {
        String prefix = Program.NAME + ": ";
        return line.startsWith(prefix) ? line.substring(prefix.length()) : line;
    }

    /** The error, with options named as in a query, and without the hint at help on the command line. */
    private static ProblemException problem(String message, String command, List<String> words) {
        String help = "; see '" + Program.NAME + " " + command + " --help'";
        String text = message.endsWith(help) ? message.substring(0, message.length() - help.length()) : message;
        int colon = text.indexOf(": ");
        if (text.startsWith("--") && colon > 0 && text.indexOf(' ') > colon) {
            String field = text.substring(2, colon).replace('-', '_');
            return located(Problem.badRequest(field + ": " + text.substring(colon + 2)).at(field, null), words).exception();
        }
        return located(Problem.badRequest(text), words).exception();
    }

    /** Adds the name of the parameter whose value the error message repeats. */
    private static Problem located(Problem problem, List<String> words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0 && problem.detail().contains("'" + word.substring(equals + 1) + "'")) {
                return problem.at(word.substring(2, equals).replace('-', '_'), word.substring(equals + 1));
            }
        }
        return problem;
    }
}
