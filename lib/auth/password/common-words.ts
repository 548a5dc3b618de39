/**
 * Words that passwords are made of when nobody thinks about them, in lower case, without digits. A password that is
 * nothing but these, with figures and signs around, is guessed in the first thousand tries whatever its length.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  password passwort passwd pass kennwort losung parola contrasena motdepasse senha haslo wachtwoord lozinka sifra
  welcome willkommen hello hallo bonjour letmein letmeinnow open opensesame sesame enter login signin logon access
  admin administrator root superuser super user guest test testing tester temp temporary default changeme change me my the
  this is please secret geheim private security secure safe support service helpdesk desk upgrade server serverware demo
  company office work home internet network wifi router system computer laptop windows linux apple google amazon
  facebook instagram twitter youtube netflix microsoft samsung iphone android
  qwerty qwertz azerty asdf asdfgh zxcv zxcvbn qwer qwe asd zxc qaz wsx edc qazwsx qazwsxedc
  iloveyou loveyou love you me forever always baby angel princess prinzessin sunshine sonnenschein flower butterfly
  summer sommer winter spring fruehling autumn herbst monday montag friday freitag january januar december dezember
  football fussball soccer baseball basketball hockey tennis golf liverpool chelsea arsenal barcelona realmadrid
  juventus dortmund bayern manchester united yankees cowboys steelers
  dragon monkey tiger lion eagle dolphin horse dog cat puppy kitty shadow master hunter killer ninja samurai warrior
  batman superman spiderman starwars pokemon pikachu naruto minecraft fortnite matrix trustno trustnoone
  michael jennifer jessica ashley daniel thomas andrew joshua matthew robert charlie george jordan maria anna alexander
  freedom whatever nothing something everything blessed jesus christ god heaven money million lucky diamond silver gold
  banana orange cheese chocolate schokolade coffee kaffee pepper cookie
  mustang ferrari mercedes porsche harley
  abc abcd abcde abcdef abcdefg abcdefgh correct battery staple correcthorsebatterystaple
  mnbvcxz poiuytrewq lkjhgfdsa
  `
    .split(/\s+/)
    .filter((word) => word !== ""),
);
