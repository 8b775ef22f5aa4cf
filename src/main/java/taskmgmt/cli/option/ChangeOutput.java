package taskmgmt.cli.option;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Map;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.render.RowWriter;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.view.Listing;
import taskmgmt.view.TaskColumns;

/**
 * The output of a verb that changes tasks: for people one line for each task, for programs one row for each task, or
 * nothing.
 */
public final class ChangeOutput extends OutputOptions {
    private final Flag quiet = flag("-q", "--quiet").text("print refusals only");

    /** Receives the changes as they are made. */
    public interface Report {
        void changed(Task task, TaskEvent event) throws IOException;

        /** @param what words for people that follow the id */
        void changed(Task task, String what) throws IOException;

        default void finish() throws IOException {}
    }

    public Report report(Session session) {
        if (quiet.isSet()) {
            return new Silence();
        }
        return format() == Format.TABLE ? new Sentences(session.out()) : rows(session);
    }

    private Report rows(Session session) {
        Listing<Task> listing = TaskColumns.ofChange().listing(TaskColumns.Facts.NONE, format());
        return new Rows(listing, rows(listing.columns(), session));
    }

    /** Prints nothing. */
    private record Silence() implements Report {
        @Override
        public void changed(Task task, TaskEvent event) {
            // Only refusals are wanted.
        }

        @Override
        public void changed(Task task, String what) {
            // Only refusals are wanted.
        }
    }

    /** For programs. */
    private record Rows(Listing<Task> listing, RowWriter rows) implements Report {
        @Override
        public void changed(Task task, TaskEvent event) throws IOException {
            rows.row(listing.row(task));
        }

        @Override
        public void changed(Task task, String what) throws IOException {
            rows.row(listing.row(task));
        }

        @Override
        public void finish() throws IOException {
            rows.finish();
        }
    }

    /** For people: {@code storage_backup_1a2b3c4d completed in 2m 03s}. */
    private record Sentences(Writer out) implements Report {
        @Override
        public void changed(Task task, TaskEvent event) throws IOException {
            changed(task, what(task, event));
        }

        @Override
        public void changed(Task task, String what) throws IOException {
            out.append(Plain.text(task.id())).append(' ').append(what).append('\n');
        }

        private static String what(Task task, TaskEvent event) {
            if (task.status().isTerminal()) {
                return task.status().text() + duration(task);
            }
            return switch (event.type()) {
                case VERIFIED -> "verification " + task.verificationStatus();
                case PROGRESS -> progress(event);
                case SNAPSHOT -> "snapshot noted";
                case UPDATED -> event.fields().get(Task.LEASE) instanceof Map<?, ?> lease ? "held until " + lease.get("until") : word(event.type());
                case RETRYING -> "waits for another try";
                default -> word(event.type());
            };
        }

        private static String word(EventType type) {
            return type.text().substring(type.text().indexOf('.') + 1);
        }

        private static String progress(TaskEvent event) {
            Object percent = event.fields().get(TaskField.PROGRESS_PERCENT.text());
            return percent == null ? "progress noted" : "at " + Human.cell(percent) + "%";
        }

        /** Its duration; one counted from the creation includes waiting, which the words make clear. */
        private static String duration(Task task) {
            Duration duration = task.duration();
            if (duration == null) {
                return "";
            }
            String length = Human.duration(duration);
            return task.startedAt() != null ? (task.status().isSuccess() ? " in " : " after ") + length
                    : " " + length + " after it was created";
        }
    }
}
