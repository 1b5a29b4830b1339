using System.Net.Sockets;
using System.Security.Authentication;

namespace ServiceBlog.LinkCheck.External;

/// <summary>Why a request got no answer, told from what .NET threw.</summary>
/// <param name="Outcome">What that says of the link.</param>
/// <param name="Reason">The same as a clause, in our words: the system's differ between machines.</param>
/// <param name="IsTransient">It may be otherwise in a moment.</param>
internal sealed record ConnectionFailure(Outcome Outcome, string Reason, bool IsTransient)
{
    public static readonly ConnectionFailure TimedOut = new(Outcome.Unknown, "the server does not answer in time", IsTransient: true);

    public static readonly ConnectionFailure NoSuchHost = new(Outcome.Broken, "there is no such host", IsTransient: false);

    public static ConnectionFailure Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case RefusedAddressException refused:
                    return new ConnectionFailure(Outcome.NotChecked, refused.Message, IsTransient: false);
                case AuthenticationException:
                    return new ConnectionFailure(
                        Outcome.Unknown, "no secure connection can be made: TLS or the certificate fails", IsTransient: false);
                case SocketException socket:
                    return Of(socket.SocketErrorCode);
            }
        }
        var error = (exception as HttpRequestException)?.HttpRequestError;
        return error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? new ConnectionFailure(Outcome.Unknown, "the server's answer is not valid HTTP", IsTransient: false)
            : new ConnectionFailure(Outcome.Unknown, "the server breaks the connection off", IsTransient: true);
    }

    private static ConnectionFailure Of(SocketError error) => error switch
    {
        SocketError.HostNotFound => NoSuchHost,
        SocketError.NetworkDown => new ConnectionFailure(Outcome.Unknown, "this machine has no network", IsTransient: false),
        SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData =>
            new ConnectionFailure(Outcome.Unknown, "the host's address cannot be found out", IsTransient: true),
        SocketError.ConnectionRefused => new ConnectionFailure(Outcome.Unknown, "the server refuses the connection", IsTransient: true),
        SocketError.TimedOut => TimedOut,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown =>
            new ConnectionFailure(Outcome.Unknown, "the server cannot be reached", IsTransient: true),
        _ => new ConnectionFailure(Outcome.Unknown, "the server breaks the connection off", IsTransient: true),
    };
}
