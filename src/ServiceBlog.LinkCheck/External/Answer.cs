using System.Security.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace ServiceBlog.LinkCheck.External;

/// <summary>What came of one request: a status, or a failure before there was any.</summary>
internal sealed record Answer
{
    /// <summary>The HTTP status; 0 if there is a <see cref="Failure"/> instead.</summary>
    public int Status { get; init; }

    /// <summary>Where a redirect leads, as the server wrote it.</summary>
    public string? Location { get; init; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The page, if it was asked for and is HTML.</summary>
    public HtmlPage? Page { get; init; }

    public ConnectionFailure? Failure { get; init; }
    public bool IsSuccess => Status is >= 200 and < 300;
    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;
    public bool IsPermanentRedirect => Status is 301 or 308;

    /// <summary>The server or the way to it is in trouble, and may be out of it in a moment.</summary>
    public bool IsTransient => Failure?.IsTransient ?? Status is 429 or 502 or 503 or 504;

    /// <summary>What it says of the link, redirects aside.</summary>
    public Outcome Outcome => Failure?.Outcome ?? (IsSuccess ? Outcome.Works : Status is 404 or 410 ? Outcome.Broken : Outcome.Unknown);

    public string Reason => Failure?.Reason
        ?? string.Create(CultureInfo.InvariantCulture, $"the server answers {Status} {ReasonPhrases.GetReasonPhrase(Status)}").TrimEnd();
}

/// <summary>Why a request got no answer, told from what .NET threw.</summary>
/// <param name="Outcome">What that says of the link.</param>
/// <param name="Reason">The same as a clause, in our words: the system's differ between machines.</param>
/// <param name="IsTransient">It may be otherwise in a moment.</param>
internal sealed record ConnectionFailure(Outcome Outcome, string Reason, bool IsTransient)
{
    public static readonly ConnectionFailure TimedOut = new(Outcome.Unknown, "the server does not answer in time", IsTransient: true);

    public static ConnectionFailure Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case RefusedAddressException refused:
                    return new ConnectionFailure(Outcome.NotChecked, refused.Message, IsTransient: false);
                case AuthenticationException:
                    return Lasting("no secure connection can be made: TLS or the certificate fails");
                case SocketException socket:
                    return Of(socket.SocketErrorCode);
            }
        }
        return (exception as HttpRequestException)?.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? Lasting("the server's answer is not valid HTTP")
            : Of(SocketError.ConnectionReset);
    }

    private static ConnectionFailure Of(SocketError error) => error switch
    {
        SocketError.HostNotFound => new ConnectionFailure(Outcome.Broken, "there is no such host", IsTransient: false),
        SocketError.NetworkDown => Lasting("this machine has no network"),
        SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData => Passing("the host's address cannot be found out"),
        SocketError.ConnectionRefused => Passing("the server refuses the connection"),
        SocketError.TimedOut => TimedOut,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => Passing("the server cannot be reached"),
        _ => Passing("the server breaks the connection off"),
    };

    private static ConnectionFailure Lasting(string reason) => new(Outcome.Unknown, reason, IsTransient: false);

    private static ConnectionFailure Passing(string reason) => new(Outcome.Unknown, reason, IsTransient: true);
}
