using System.Net.Http.Headers;

namespace ServiceBlog.LinkCheck.External;

/// <summary>Sends single requests. It follows no redirect, keeps no cookie, knows no credentials and uses no proxy (behind one, it could not be told
/// which address is asked); whatever the server does, an <see cref="Answer"/> comes back in time.</summary>
/// <param name="handler">One that a test has changed; null for the usual.</param>
internal sealed class HttpExchange(ExternalOptions options, SocketsHttpHandler? handler = null) : IDisposable
{
    private readonly HttpMessageInvoker _client = new(handler ?? CreateHandler(options), disposeHandler: true);
    private volatile bool _wasAnswered;

    /// <summary>Some server answered: the network, at least, works.</summary>
    public bool WasAnswered => _wasAnswered;

    internal static SocketsHttpHandler CreateHandler(ExternalOptions options) => new()
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = new GuardedConnector(options).ConnectAsync,
        ConnectTimeout = options.TimePerRequest,
        Credentials = null,
        MaxConnectionsPerServer = options.MaxRequestsPerHost,
        // What is left of a body is worth less than its connection.
        MaxResponseDrainSize = 0,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        UseCookies = false,
        UseProxy = false,
    };

    /// <param name="url">Without fragment and user info.</param>
    /// <param name="readsPage">Whether the body is wanted, if it is HTML.</param>
    public async Task<Answer> SendAsync(HttpMethod method, Uri url, bool readsPage, TimeSpan limit, CancellationToken cancellation)
    {
        using var bound = new CancellationTokenSource(limit, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellation);
        try
        {
            using var request = CreateRequest(method, url);
            using var response = await _client.SendAsync(request, either.Token);
            _wasAnswered = true;
            var answer = await ReadAsync(response, readsPage, either.Token);
            cancellation.ThrowIfCancellationRequested(); // which reading a body takes for its end
            return bound.IsCancellationRequested ? new Answer { Failure = ConnectionFailure.TimedOut } : answer;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new Answer { Failure = bound.IsCancellationRequested ? ConnectionFailure.TimedOut : ConnectionFailure.Of(exception) };
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage CreateRequest(HttpMethod method, Uri url)
    {
        var request = new HttpRequestMessage(method, url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ServiceBlog-linkcheck", options.Version));
        if (options.Site is { } site)
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue($"(+{AsciiOrigin(site)})"));
        // Some servers turn away a client that names nothing.
        request.Headers.Accept.ParseAdd("text/html, application/xhtml+xml, */*;q=0.8");
        return request;
    }

    /// <summary>What a header can hold of a URL.</summary>
    private static Uri AsciiOrigin(Uri url) => new UriBuilder(url.Scheme, url.AsciiHost(), url.IsDefaultPort ? -1 : url.Port).Uri;

    private async Task<Answer> ReadAsync(HttpResponseMessage response, bool readsPage, CancellationToken bound)
    {
        var answer = new Answer
        {
            Status = (int)response.StatusCode,
            Location = response.Headers.Location?.OriginalString,
            RetryAfter = RetryAfterOf(response),
        };
        return readsPage && answer.IsSuccess
            ? answer with { Page = await HtmlPageReader.ReadAsync(response.Content, options.MaxPageBytes, bound) }
            : answer;
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } => date - options.Clock.GetUtcNow(),
        _ => null,
    };
}
