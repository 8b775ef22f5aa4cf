package taskmgmt.agent;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.number.Decimal;
import taskmgmt.number.NumberText;
import taskmgmt.time.Durations;

/** Parses one agent of a file. */
final class AgentParser {
    private static final int MAX_NAME = 64;
    private static final int MAX_CAPACITY = 1_000;
    private static final int MAX_STEPS = 10_000;
    private static final long MAX_TOKENS = 1_000_000_000_000L;
    private static final double MAX_COST = 1_000_000;
    private static final Set<String> KINDS = Set.of("command", "model", "mcp");

    private final YamlFields fields;
    private final List<YamlProblem> problems;

    private AgentParser(YamlFields fields, List<YamlProblem> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** The agent; null if it has errors, which are added to the problems. */
    static @Nullable Agent parse(YamlNode.Entry entry, List<YamlProblem> problems) {
        int before = problems.size();
        if (!isName(entry.name())) {
            problems.add(new YamlProblem(entry.line(), entry.column(), "'" + entry.name() + "' is no name of an agent: that is 1 to " + MAX_NAME
                    + " letters, digits, '_' and '-'"));
        }
        YamlFields fields = YamlFields.of(entry.value(), "agent '" + entry.name() + "'", problems);
        Agent agent = new AgentParser(fields, problems).agent(entry.name());
        return problems.size() > before ? null : agent;
    }

    /** The name becomes part of file names and tool names. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MAX_NAME) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!(each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || each == '_' || each == '-')) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Agent agent(String name) {
        String kind = fields.requiredText("kind");
        if (kind.isEmpty()) {
            return null;
        }
        if (!KINDS.contains(kind)) {
            YamlNode node = fields.node("kind");
            if (node != null) {
                fields.problem(node, "'kind': there is no '" + kind + "': there are command, model and mcp");
            }
            return null;
        }
        String about = fields.text("description");
        fields.required("capabilities");
        List<String> capabilities = fields.texts("capabilities");
        int capacity = fields.number("capacity", 1, MAX_CAPACITY, Agent.DEFAULT_CAPACITY);
        boolean isEnabled = !fields.has("enabled") || fields.flag("enabled");
        Duration timeout = positive("timeout", Agent.DEFAULT_TIMEOUT);
        YamlNode limits = fields.node("budget");
        Budget budget = limits == null ? Budget.USUAL : Budget.USUAL.with(budget(limits));
        Fallback.Order order = fields.parsed("fallback_order", Fallback.Order::parse);
        Fallback fallback = new Fallback(order == null ? Fallback.Order.SEQUENTIAL : order, fields.texts("fallback"));
        List<String> tools = switch (kind) {
            case "command" -> List.of();
            case "model" -> fields.texts("tools");
            default -> List.of(name + "__*");
        };
        AgentMeans means = switch (kind) {
            case "command" -> program();
            case "model" -> model();
            default -> new AgentMeans.McpServer(argv());
        };
        fields.finish();
        return new Agent(name, about, capabilities, tools, capacity, isEnabled, timeout, budget, fallback, means);
    }

    private Duration positive(String name, Duration usual) {
        Duration given = fields.parsed(name, Durations::positive);
        return given == null ? usual : given;
    }

    private List<String> argv() {
        YamlNode node = fields.required("argv");
        List<String> words = fields.texts("argv");
        if (node != null && !words.isEmpty() && words.getFirst().isEmpty()) {
            fields.problem(node, "'argv' begins with the name of a program");
        }
        return words;
    }

    private AgentMeans program() {
        Boolean asArgument = fields.parsed("prompt", text -> switch (text) {
            case "stdin" -> Boolean.FALSE;
            case "argument" -> Boolean.TRUE;
            default -> throw new IllegalArgumentException("'" + text + "' is neither stdin nor argument");
        });
        YamlNode keys = fields.node("answer");
        return new AgentMeans.Program(argv(), asArgument != null && asArgument, keys == null ? AgentMeans.AnswerKeys.USUAL : answer(keys));
    }

    private AgentMeans.AnswerKeys answer(YamlNode node) {
        YamlFields keys = YamlFields.of(node, "'answer'", problems);
        AgentMeans.AnswerKeys usual = AgentMeans.AnswerKeys.USUAL;
        AgentMeans.AnswerKeys answer = new AgentMeans.AnswerKeys(or(keys.text("text"), usual.text()), or(keys.text("cost"), usual.cost()),
                or(keys.text("input_tokens"), usual.inputTokens()), or(keys.text("output_tokens"), usual.outputTokens()),
                or(keys.text("failed"), usual.failed()));
        keys.finish();
        return answer;
    }

    private static String or(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }

    private AgentMeans model() {
        AgentMeans.Model.Protocol protocol = fields.parsed("protocol", AgentMeans.Model.Protocol::parse);
        fields.required("url");
        WebAddress address = fields.parsed("url", ToolRulesParser::prefix);
        String url = address == null ? "" : address.toString();
        String name = fields.requiredText("model");
        String key = fields.parsed("key", AgentParser::variable);
        boolean streams = fields.flag("stream");
        YamlNode prices = fields.node("price");
        String system = fields.text("system");
        return new AgentMeans.Model(protocol == null ? AgentMeans.Model.Protocol.OPENAI : protocol, url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                name, key, streams, prices == null ? null : prices(prices), system);
    }

    /** A key that was written here by mistake is not repeated in the message. */
    private static String variable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (!(each >= 'A' && each <= 'Z' || each == '_' || i > 0 && each >= '0' && each <= '9') || text.length() > MAX_NAME) {
                throw new IllegalArgumentException("is not the name of a variable, as in OPENAI_API_KEY: the key itself does not belong in this file");
            }
        }
        return text;
    }

    private AgentMeans.Prices prices(YamlNode node) {
        YamlFields prices = YamlFields.of(node, "'price'", problems);
        prices.required("input");
        prices.required("output");
        Decimal input = prices.parsed("input", AgentParser::amount);
        Decimal output = prices.parsed("output", AgentParser::amount);
        prices.finish();
        Decimal none = Decimal.valueOf(0);
        return new AgentMeans.Prices(input == null ? none : input, output == null ? none : output);
    }

    private static Decimal amount(String text) {
        Decimal amount = Decimal.parse(text);
        if (amount.doubleValue() < 0 || amount.doubleValue() > MAX_COST) {
            throw new IllegalArgumentException("'" + text + "' is no amount of US dollars from 0 to 1000000");
        }
        return amount;
    }

    private Budget budget(YamlNode node) {
        YamlFields limits = YamlFields.of(node, "'budget'", problems);
        Integer steps = limits.parsed("steps", text -> NumberText.whole(text, 1, MAX_STEPS));
        Long tokens = limits.parsed("tokens", AgentParser::tokens);
        Double cost = limits.parsed("cost", text -> amount(text).doubleValue());
        Duration time = limits.parsed("time", Durations::positive);
        limits.finish();
        return new Budget(steps, tokens, cost, time);
    }

    private static Long tokens(String text) {
        Decimal tokens = Decimal.parse(text);
        long whole = (long) tokens.doubleValue();
        if (whole < 1 || whole > MAX_TOKENS || !tokens.equals(Decimal.valueOf(whole))) {
            throw new IllegalArgumentException("'" + text + "' is no number of tokens from 1");
        }
        return whole;
    }
}
