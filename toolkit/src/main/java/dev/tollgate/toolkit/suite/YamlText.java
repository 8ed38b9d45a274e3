package dev.tollgate.toolkit.suite;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML text whose nodes know where they stand. Scalars are read as the text they are written as: YES, NO, 5.10 and 0112
 * mean something to sendmail, and nothing else.
 *
 * @param name the file's name in messages
 * @param text its text
 */
public record YamlText(String name, String text) {
    private static final int MOST_BYTES = 3 << 20;

    /** A key of a mapping, with its value. */
    record Member(Node key, Node value) {}

    /**
     * The text that {@code bytes}, the content of the file {@code name}, hold.
     *
     * @throws SuiteException when they are not UTF-8
     */
    public static YamlText decode(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            // The parser takes a time that grows with the square of a long scalar.
            throw at(
                    name,
                    "",
                    "a file of " + bytes.length + " bytes; the most is " + MOST_BYTES
                            + ": split the suite into several files");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            throw at(name, out, "not UTF-8, which YAML requires");
        }
        return new YamlText(name, out.toString());
    }

    /** The document's mapping. */
    Map<String, Member> document() {
        Node root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            String problem = e.getProblem() == null ? "not YAML" : e.getProblem();
            throw mark == null ? at(name, "", problem) : problem(mark, problem);
        } catch (ReaderException e) {
            throw at(
                    name,
                    text.substring(0, text.offsetByCodePoints(0, e.getPosition())),
                    "a character that YAML does not allow: U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            throw at(name, "", String.valueOf(e.getMessage()));
        }
        if (root == null) {
            throw at(name, "", "the file is empty");
        }
        return members(root, "a policy test file");
    }

    /** The members of the mapping {@code node}, each once. */
    Map<String, Member> members(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, what + " must be a mapping (name: value)");
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a name");
            if (members.put(key, new Member(tuple.getKeyNode(), tuple.getValueNode())) != null) {
                throw problem(tuple.getKeyNode(), "'" + key + "' appears here twice");
            }
        }
        return members;
    }

    /** {@code node}'s items, or {@code node} itself if it is not a list. */
    List<Node> nodes(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** The items of {@code node}; a lone scalar is a list of one. */
    List<String> scalars(Node node, String what) {
        List<String> scalars = new ArrayList<>();
        for (Node item : nodes(node)) {
            scalars.add(scalar(item, "an item of " + what));
        }
        return scalars;
    }

    /** The items of the list {@code node}. */
    List<Node> items(Node node, String what) {
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(node, what + " must be a list");
        }
        return sequence.getValue();
    }

    /** The text of {@code node}. */
    String scalar(Node node, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            throw problem(node, what + " must be a text, not a list or mapping");
        }
        return scalar.getValue();
    }

    /** Something wrong with {@code node}. */
    SuiteException problem(Node node, String message) {
        return problem(node.getStartMark(), message);
    }

    /** Something that the file lacks. */
    SuiteException missing(String message) {
        return at(name, "", message);
    }

    /** A name that means nothing; the nearest of {@code known} is suggested. */
    SuiteException unknown(Node node, String message, Iterable<String> known) {
        TreeSet<String> words = new TreeSet<>();
        known.forEach(words::add);
        return new SuiteException(place(node) + message, scalar(node, "a name"), List.copyOf(words));
    }

    /** The offset of {@code mark} in the text. */
    int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    /** Where {@code node} ends. A block's own end mark lies after the comments and blank lines that follow it. */
    int end(Node node) {
        Node last = node;
        while (last instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK
                && !collection.getValue().isEmpty()) {
            last = last(collection);
        }
        int end = offset(last.getEndMark());
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static Node last(CollectionNode<?> collection) {
        if (collection instanceof MappingNode mapping) {
            List<NodeTuple> tuples = mapping.getValue();
            return tuples.get(tuples.size() - 1).getValueNode();
        }
        List<Node> items = ((SequenceNode) collection).getValue();
        return items.get(items.size() - 1);
    }

    /** The list that stands under {@code name}. */
    SequenceNode sequence(String name) {
        Member member = document().get(name);
        if (member == null || !(member.value() instanceof SequenceNode sequence)) {
            throw missing("'" + name + "' is missing");
        }
        return sequence;
    }

    private String place(Node node) {
        Mark mark = node.getStartMark();
        return name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": ";
    }

    private SuiteException problem(Mark mark, String message) {
        return new SuiteException(name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + message);
    }

    private static SuiteException at(String name, CharSequence before, String message) {
        String read = before.toString();
        int lineStart = read.lastIndexOf('\n') + 1;
        long line = read.chars().filter(c -> c == '\n').count() + 1;
        int column = read.codePointCount(lineStart, read.length()) + 1;
        return new SuiteException(name + ":" + line + ":" + column + ": " + message);
    }

    /** The line, from 1, where {@code node} begins. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
