package dev.tollgate.cli.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tollgate.audit.host.FileFact;
import dev.tollgate.audit.host.Host;
import dev.tollgate.audit.host.KeyFact;
import dev.tollgate.audit.host.MapFact;
import dev.tollgate.audit.host.Program;
import dev.tollgate.cli.output.Json;
import dev.tollgate.cli.output.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The facts of a host as JSON, for an audit elsewhere. */
final class HostJson {
    private static final int FORMAT = 1;

    private HostJson() {}

    static void write(JsonGenerator json, Host host) throws IOException {
        json.writeStartObject();
        json.writeNumberField("format", FORMAT);
        json.writeStringField("name", host.name());
        json.writeStringField("package", host.packageVersion());
        json.writeNumberField("time", host.now());
        if (host.program().isPresent()) {
            Program program = host.program().get();
            json.writeObjectFieldStart("program");
            json.writeStringField("version", program.version());
            json.writeBooleanField("sasl", program.sasl());
            json.writeBooleanField("tls", program.tls());
            json.writeBooleanField("smtpdebug", program.smtpdebug());
            json.writeBooleanField("berkeleyDb", program.berkeleyDb());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("files");
        for (FileFact file : host.files().values()) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeStringField("kind", String.valueOf(file.kind().letter()));
            if (file.exists()) {
                json.writeStringField("mode", file.modeText());
                json.writeNumberField("uid", file.uid());
                json.writeNumberField("gid", file.gid());
                json.writeNumberField("links", file.links());
                json.writeNumberField("modified", file.modified());
            }
            if (file.target().isPresent()) {
                json.writeStringField("target", file.target().get());
            }
            if (file.aclWriters()) {
                json.writeBooleanField("acl", true);
            }
            if (file.text().isPresent()) {
                json.writeStringField("text", file.text().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("keys");
        for (KeyFact key : new TreeMap<>(host.keys()).values()) {
            write(json, key);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("maps");
        for (MapFact map : new TreeMap<>(host.maps()).values()) {
            json.writeStartObject();
            json.writeStringField("path", map.path());
            json.writeStringField("content", map.content());
            json.writeBooleanField("opens", map.opens());
            json.writeStringField("damage", map.damage());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, KeyFact key) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", key.path());
        json.writeStringField("type", key.type());
        json.writeStringField("algorithm", key.algorithm());
        json.writeNumberField("bits", key.bits());
        json.writeStringField("signature", key.signature());
        json.writeNumberField("notBefore", key.notBefore());
        json.writeNumberField("notAfter", key.notAfter());
        json.writeStringField("publicKey", key.publicKey());
        json.writeBooleanField("encrypted", key.encrypted());
        json.writeArrayFieldStart("names");
        for (String name : key.names()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Reads what {@link #write} wrote; {@code name} is the file's. */
    static Host read(String name, byte[] bytes) {
        try (JsonParser json = Json.factory().createParser(bytes)) {
            Map<String, Object> top = object(json, json.nextToken());
            if (!Long.valueOf(FORMAT).equals(top.get("format"))) {
                throw Problem.data(name + ": not the facts of a host", "make them with 'tollgate audit collect'");
            }
            Map<String, FileFact> files = new HashMap<>();
            for (Map<String, Object> file : objects(top, "files")) {
                FileFact fact = file(file);
                files.put(fact.path(), fact);
            }
            Map<String, KeyFact> keys = new HashMap<>();
            for (Map<String, Object> key : objects(top, "keys")) {
                keys.put(text(key, "path"), key(key));
            }
            Map<String, MapFact> maps = new HashMap<>();
            for (Map<String, Object> map : objects(top, "maps")) {
                maps.put(text(map, "path"), map(map));
            }
            return new Host(
                    files, keys, maps, text(top, "name"), text(top, "package"), number(top, "time"), program(top));
        } catch (JsonProcessingException | NumberFormatException e) {
            throw Problem.data(name + ": not the facts of a host", "make them with 'tollgate audit collect'");
        } catch (IOException e) {
            throw Problem.reading(name, e);
        }
    }

    private static Optional<Program> program(Map<String, Object> top) {
        return top.get("program") instanceof Map<?, ?> program
                ? Optional.of(new Program(
                        program.get("version") instanceof String version ? version : "",
                        Boolean.TRUE.equals(program.get("sasl")),
                        Boolean.TRUE.equals(program.get("tls")),
                        Boolean.TRUE.equals(program.get("smtpdebug")),
                        Boolean.TRUE.equals(program.get("berkeleyDb"))))
                : Optional.empty();
    }

    private static FileFact file(Map<String, Object> file) {
        String letter = text(file, "kind");
        FileFact.Kind kind = FileFact.Kind.MISSING;
        for (FileFact.Kind each : FileFact.Kind.values()) {
            kind = letter.equals(String.valueOf(each.letter())) ? each : kind;
        }
        String mode = text(file, "mode");
        return new FileFact(
                text(file, "path"),
                kind,
                mode.isEmpty() ? 0 : Integer.parseInt(mode, 8),
                (int) number(file, "uid"),
                (int) number(file, "gid"),
                (int) number(file, "links"),
                number(file, "modified"),
                optional(file, "target"),
                Boolean.TRUE.equals(file.get("acl")),
                optional(file, "text"));
    }

    private static KeyFact key(Map<String, Object> key) {
        List<String> names = new ArrayList<>();
        if (key.get("names") instanceof List<?> list) {
            list.forEach(each -> names.add(String.valueOf(each)));
        }
        return new KeyFact(
                text(key, "path"),
                text(key, "type"),
                text(key, "algorithm"),
                (int) number(key, "bits"),
                text(key, "signature"),
                number(key, "notBefore"),
                number(key, "notAfter"),
                names,
                text(key, "publicKey"),
                Boolean.TRUE.equals(key.get("encrypted")));
    }

    private static MapFact map(Map<String, Object> map) {
        return new MapFact(
                text(map, "path"), text(map, "content"), Boolean.TRUE.equals(map.get("opens")), text(map, "damage"));
    }

    private static String text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    private static Optional<String> optional(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static long number(Map<String, Object> object, String name) {
        return object.get(name) instanceof Long number ? number : 0;
    }

    private static List<Map<String, Object>> objects(Map<String, Object> top, String name) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (top.get(name) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    Map<String, Object> object = new HashMap<>();
                    map.forEach((key, value) -> object.put(String.valueOf(key), value));
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static Map<String, Object> object(JsonParser json, JsonToken start) throws IOException {
        Map<String, Object> object = new HashMap<>();
        if (start != JsonToken.START_OBJECT) {
            return object;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            Object value = value(json, json.nextToken());
            if (value != null) {
                object.put(field, value);
            }
        }
        return object;
    }

    private static @org.jspecify.annotations.Nullable Object value(JsonParser json, JsonToken token)
            throws IOException {
        switch (token) {
            case START_OBJECT -> {
                return object(json, token);
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken next = json.nextToken();
                        next != JsonToken.END_ARRAY && next != null;
                        next = json.nextToken()) {
                    Object value = value(json, next);
                    if (value != null) {
                        list.add(value);
                    }
                }
                return list;
            }
            case VALUE_NUMBER_INT -> {
                return json.getLongValue();
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return json.getBooleanValue();
            }
            case VALUE_STRING -> {
                return json.getText();
            }
            default -> {
                return null;
            }
        }
    }
}
