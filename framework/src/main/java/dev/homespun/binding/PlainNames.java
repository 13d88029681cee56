package dev.homespun.binding;

import dev.homespun.json.JsonCodec;
import java.lang.reflect.Type;

/// What there is to know of records that are made of texts, and never of a document: their members are called what they
/// are called in the record.
enum PlainNames implements JsonCodec {

    INSTANCE;

    @Override
    public Object read(byte[] octets, Type type) {
        throw new UnsupportedOperationException("it is made of texts: " + type);
    }

    @Override
    public byte[] write(Object value) {
        throw new UnsupportedOperationException("it is made of texts: " + value.getClass());
    }
}
