package dev.tollgate.directory.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A local socket for a library that knows only those of the network: where it connects to is fixed. */
final class UnixSocket extends Socket {
    private final Path path;
    private final SocketChannel channel;

    UnixSocket(Path path) throws IOException {
        this.path = path;
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void connect(@Nullable SocketAddress endpoint) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(path));
    }

    @Override
    public void connect(@Nullable SocketAddress endpoint, int timeout) throws IOException {
        connect(endpoint);
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return channel.read(ByteBuffer.wrap(bytes, offset, length));
                } catch (ClosedChannelException e) {
                    return -1;
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }
        };
    }

    @Override
    public synchronized void setSoTimeout(int timeout) {
        // The library watches the time itself.
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Nothing waits on a local socket.
    }

    @Override
    public void setKeepAlive(boolean on) {
        // The kernel knows when the other side ends.
    }

    @Override
    public void setReuseAddress(boolean on) {
        // There is no port.
    }

    @Override
    public void setSoLinger(boolean on, int linger) {
        // Nothing is on its way.
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
