package taskmgmt.view.top;

import java.util.List;

/** The effect of a key. A pure function. */
public final class TopKeys {
    private TopKeys() {}

    /** What else must be done. */
    public enum Effect { NONE, QUIT, INTERRUPT, READ, OPEN, CANCEL }

    /**
     * The result of a key.
     *
     * @param id the task that the effect concerns; empty if none
     */
    public record Step(TopView view, Effect effect, String id) {}

    /** @param page how many lines a page has */
    public static Step after(TopView view, TopKey key, TopModel model, int page) {
        if (key.kind() == TopKey.Kind.INTERRUPT) {
            return new Step(view, Effect.INTERRUPT, "");
        }
        return switch (view.mode()) {
            case TASKS -> inTasks(view, key, model, page);
            case FILTER -> still(inFilter(view, key));
            case CONFIRM -> inQuestion(view, key);
            case TEXT -> inText(view, key, page);
            case HELP -> key.is('q') ? new Step(view, Effect.QUIT, "") : still(view.in(TopView.Mode.TASKS));
        };
    }

    private static Step still(TopView view) {
        return new Step(view, Effect.NONE, "");
    }

    private static Step inTasks(TopView view, TopKey key, TopModel model, int page) {
        List<TopTask> shown = view.tasks(model);
        int at = view.position(shown);
        return switch (key.kind()) {
            case UP -> select(view, shown, at - 1);
            case DOWN -> select(view, shown, at + 1);
            case PAGE_UP -> select(view, shown, at - page);
            case PAGE_DOWN -> select(view, shown, at + page);
            case HOME -> select(view, shown, 0);
            case END -> select(view, shown, shown.size() - 1);
            case ENTER -> at < 0 ? still(view) : new Step(view.selecting(shown.get(at).id()), Effect.OPEN, shown.get(at).id());
            case ESCAPE -> still(view.filtered(""));
            case CHARACTER -> letter(view, key, shown, at);
            default -> still(view);
        };
    }

    private static Step select(TopView view, List<TopTask> shown, int at) {
        return still(shown.isEmpty() ? view : view.selecting(shown.get(Math.clamp(at, 0, shown.size() - 1)).id()));
    }

    private static Step letter(TopView view, TopKey key, List<TopTask> shown, int at) {
        return switch (key.character()) {
            case 'q' -> new Step(view, Effect.QUIT, "");
            case '?', 'h' -> still(view.in(TopView.Mode.HELP));
            case '/' -> still(view.in(TopView.Mode.FILTER));
            case 's' -> still(view.sorted(view.sort().next(), false));
            case 'r' -> still(view.sorted(view.sort(), !view.reversed()));
            case 'u' -> still(view.sorted(TopSort.URGENCY, false));
            case 't' -> still(view.sorted(TopSort.TIME, false));
            case 'e' -> still(view.sorted(TopSort.LEFT, false));
            case 'C' -> still(view.sorted(TopSort.CPU, false));
            case 'M' -> still(view.sorted(TopSort.MEMORY, false));
            case 'p' -> still(view.frozen(!view.frozen()));
            case ' ' -> new Step(view, Effect.READ, "");
            case 'g' -> select(view, shown, 0);
            case 'G' -> select(view, shown, shown.size() - 1);
            case 'c', 'k' -> still(at < 0 ? view.noting("there is no task to cancel") : view.selecting(shown.get(at).id()).in(TopView.Mode.CONFIRM));
            default -> still(view);
        };
    }

    private static TopView inFilter(TopView view, TopKey key) {
        String filter = view.filter();
        return switch (key.kind()) {
            case ENTER -> view.in(TopView.Mode.TASKS);
            case ESCAPE -> view.filtered("").in(TopView.Mode.TASKS);
            case BACKSPACE -> filter.isEmpty() ? view.in(TopView.Mode.TASKS) : view.filtered(filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
            case CHARACTER -> view.filtered(filter + Character.toString(key.character()));
            default -> view;
        };
    }

    private static Step inQuestion(TopView view, TopKey key) {
        TopView tasks = view.in(TopView.Mode.TASKS);
        return key.is('y') ? new Step(tasks, Effect.CANCEL, view.selected()) : still(tasks.noting("not cancelled"));
    }

    private static Step inText(TopView view, TopKey key, int page) {
        return switch (key.kind()) {
            case UP -> still(view.at(view.offset() - 1));
            case DOWN -> still(view.at(view.offset() + 1));
            case PAGE_UP -> still(view.at(view.offset() - page));
            case PAGE_DOWN -> still(view.at(view.offset() + page));
            case HOME -> still(view.at(0));
            case END -> still(view.at(view.text().size() - page));
            case ESCAPE, ENTER, BACKSPACE -> still(view.in(TopView.Mode.TASKS));
            case CHARACTER -> switch (key.character()) {
                case 'q' -> still(view.in(TopView.Mode.TASKS));
                case ' ' -> still(view.at(view.offset() + page));
                case 'g' -> still(view.at(0));
                case 'G' -> still(view.at(view.text().size() - page));
                case 'c', 'k' -> still(view.in(TopView.Mode.CONFIRM));
                default -> still(view);
            };
            default -> still(view);
        };
    }
}
