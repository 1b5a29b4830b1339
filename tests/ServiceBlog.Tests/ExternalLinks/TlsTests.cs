using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ServiceBlog.LinkCheck.External;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>HTTPS and HTTP/2, against Kestrel.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly List<string> _protocols = [];
    private WebApplication _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Url => new(Addresses.Single(address => address.StartsWith("https:", StringComparison.Ordinal)) + "/a");

    private Uri PlainUrl => new(Addresses.Single(address => address.StartsWith("http:", StringComparison.Ordinal)) + "/a");

    private ICollection<string> Addresses =>
        _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(_certificate);
            });
        });
        _host = builder.Build();
        _host.Run(context =>
        {
            _protocols.Add(context.Request.Protocol);
            return context.Response.WriteAsync("there", context.RequestAborted);
        });
        await _host.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_unknown()
    {
        var diagnostic = (await LinkCheck.Run(Url)).ShouldHaveSingleItem();

        diagnostic.Rule.Name.ShouldBe("external-unknown");
        diagnostic.Message.ShouldEndWith("no secure connection can be made: TLS or the certificate fails");
        _protocols.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_without_TLS_under_https_is_unknown()
    {
        var diagnostics = await LinkCheck.Run(new UriBuilder(PlainUrl) { Scheme = "https" }.Uri);

        diagnostics.Names().ShouldBe(["external-unknown"]);
    }

    [Fact]
    public async Task HTTP_2_is_spoken_where_the_server_does()
    {
        var options = LinkCheck.Options();
        var handler = HttpExchange.CreateHandler(options);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => _certificate.Equals(certificate);
        using var exchange = new HttpExchange(options, handler);

        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get })
            (await exchange.SendAsync(method, Url, readsPage: true, LinkCheck.RequestBound, Cancellation)).Status.ShouldBe(200);

        _protocols.ShouldBe(["HTTP/2", "HTTP/2"]);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
