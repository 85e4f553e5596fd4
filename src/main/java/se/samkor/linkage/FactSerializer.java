package se.samkor.linkage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import scala.Tuple2;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.reflect.ClassTag;

/** A person and a piece of facts on the way between tasks: eight bytes, a length, the bytes. */
final class FactSerializer extends Serializer implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public SerializerInstance newInstance() {
        return new Instance();
    }

    private static final class Instance extends SerializerInstance {
        @Override
        public SerializationStream serializeStream(OutputStream out) {
            return new Writing(out);
        }

        @Override
        public DeserializationStream deserializeStream(InputStream in) {
            return new Reading(in);
        }

        @Override
        public <T> ByteBuffer serialize(T value, ClassTag<T> tag) {
            throw onlyExchanged();
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassTag<T> tag) {
            throw onlyExchanged();
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassLoader loader, ClassTag<T> tag) {
            throw onlyExchanged();
        }
    }

    private static IllegalStateException onlyExchanged() {
        return new IllegalStateException("pieces of facts are written as pairs, one after the other");
    }

    private static final class Writing extends SerializationStream {
        private final DataOutputStream out;

        Writing(OutputStream out) {
            this.out = new DataOutputStream(new BufferedOutputStream(out));
        }

        @Override
        public <T> SerializationStream writeKey(T person, ClassTag<T> tag) {
            try {
                out.writeLong((Long) person);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return this;
        }

        @Override
        public <T> SerializationStream writeValue(T piece, ClassTag<T> tag) {
            try {
                byte[] bytes = (byte[]) piece;
                out.writeInt(bytes.length);
                out.write(bytes);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return this;
        }

        @Override
        public <T> SerializationStream writeObject(T value, ClassTag<T> tag) {
            throw onlyExchanged();
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static final class Reading extends DeserializationStream {
        private final DataInputStream in;

        Reading(InputStream in) {
            this.in = new DataInputStream(new BufferedInputStream(in));
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T readKey(ClassTag<T> tag) {
            return (T) person();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T readValue(ClassTag<T> tag) {
            return (T) piece();
        }

        @Override
        public <T> T readObject(ClassTag<T> tag) {
            throw onlyExchanged();
        }

        /** All pairs, to the end of the data. */
        @Override
        public Iterator<Tuple2<Object, Object>> asKeyValueIterator() {
            return new AbstractIterator<>() {
                private boolean ended;

                @Override
                public boolean hasNext() {
                    try {
                        if (!ended) {
                            in.mark(1);
                            ended = in.read() < 0;
                            if (ended) {
                                close();
                            } else {
                                in.reset();
                            }
                        }
                        return !ended;
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }

                @Override
                public Tuple2<Object, Object> next() {
                    return new Tuple2<>(person(), piece());
                }
            };
        }

        private Object person() {
            try {
                return in.readLong();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private Object piece() {
            try {
                byte[] piece = new byte[in.readInt()];
                in.readFully(piece);
                return piece;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
