package taskmgmt.workflow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.queue.RequestRule;
import taskmgmt.queue.Retries;
import taskmgmt.time.Durations;

/** Parses steps that send a request to a web server. */
final class WebhookStepParser {
    private final Reading reading;

    WebhookStepParser(Reading reading) {
        this.reading = reading;
    }

    Step webhook(Step.Head head, YamlFields fields) {
        YamlNode url = fields.required("webhook");
        String given = fields.parsed("method", RequestRule::method);
        String method = given == null ? RequestRule.METHODS.getFirst() : given;
        Map<String, Template> headers = reading.named(fields.node("headers"), "headers", head.name(), false);
        checkFields(headers.keySet(), "headers", fields);
        Map<String, String> secretHeaders = secretHeaders(fields);
        YamlNode body = fields.node("body");
        Duration timeout = fields.parsed("timeout", WebhookStepParser::timeout);
        Step.Webhook webhook = new Step.Webhook(head, method, url == null ? Template.parse("") : reading.template(url, "webhook", head.name(), false),
                headers, secretHeaders, body == null ? null : body(body, head.name()), fields.parsed("sign", NameRule::variable),
                CommandStepParser.names(fields, "outputs", NameRule::checked), timeout == null ? Step.Webhook.DEFAULT_TIMEOUT : timeout,
                CommandStepParser.retries(fields.node("retry"), reading, false, Retries.BY_CATEGORY));
        if (body != null && !webhook.sends()) {
            reading.problem(body, "'body': " + method + " sends none");
        }
        return webhook;
    }

    private static Duration timeout(String text) {
        Duration timeout = Durations.parse(text);
        if (timeout.compareTo(Step.Webhook.MAX_TIMEOUT) > 0 || timeout.isZero()) {
            throw new IllegalArgumentException("a request has more than nothing and at most 10m, not " + text);
        }
        return timeout;
    }

    private Map<String, String> secretHeaders(YamlFields fields) {
        Map<String, String> named = new LinkedHashMap<>();
        YamlNode node = fields.node("secret_headers");
        if (node instanceof YamlNode.Entries entries) {
            for (YamlNode.Entry each : entries.all()) {
                try {
                    named.put(each.name(), NameRule.variable(fields.text(each.value(), each.name())));
                } catch (IllegalArgumentException e) {
                    fields.problem("secret_headers", e);
                }
            }
        } else if (node != null) {
            reading.problem(node, "'secret_headers' has to be a mapping from names to variables, and is " + node.kind());
        }
        checkFields(named.keySet(), "secret_headers", fields);
        return named;
    }

    private static void checkFields(Iterable<String> names, String where, YamlFields fields) {
        for (String each : names) {
            try {
                RequestRule.header(each);
            } catch (IllegalArgumentException e) {
                fields.problem(where, e);
            }
        }
    }

    private Step.@Nullable Body body(YamlNode node, String step) {
        return node instanceof YamlNode.Entries ? new Step.Body.Fields(reading.named(node, "body", step, false))
                : new Step.Body.Text(reading.template(node, "body", step, false));
    }
}
